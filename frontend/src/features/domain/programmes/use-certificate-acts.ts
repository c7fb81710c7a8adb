import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { inputProblems } from '@/shared/ui/form/input-problems'
import type { Refusal } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'

const ISSUE = graphql(/* GraphQL */ `
  mutation IssueCertificate($input: IssueCertificateInput!) {
    issueCertificate(input: $input) {
      __typename
      ... on IssueCertificateRefused {
        reason
      }
    }
  }
`)

const WITHDRAW = graphql(/* GraphQL */ `
  mutation WithdrawCertificate($input: WithdrawCertificateInput!) {
    withdrawCertificate(input: $input) {
      __typename
      ... on WithdrawCertificateRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

/** Certificates of a completed programme, given by the curator. */
export function useIssueCertificate(programmeId: string) {
  const { t } = useTranslation('programmes')
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (personId: string) => graphqlRequest(ISSUE, { input: { programmeId, personId } }),
    onSuccess: async ({ issueCertificate: answer }) => {
      await refresh()
      switch (answer.__typename) {
        case 'IssueCertificateDone':
          return notify(t('certificate.issued'))
        case 'IssueCertificateRefused':
          return notify(t(`certificate.refusal.${answer.reason}`), 'problem')
        default:
          return answer satisfies never
      }
    },
  })
}

/** Takes a certificate back; `refuse` puts what is wrong on the form, `done` closes it. */
export function useWithdrawCertificate(
  certificateId: string,
  { refuse, done }: { refuse: (refusals: readonly Refusal[]) => void; done: () => void },
) {
  const { t } = useTranslation('programmes')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (reason: string) => graphqlRequest(WITHDRAW, { input: { certificateId, reason } }),
    onSuccess: async ({ withdrawCertificate: answer }) => {
      switch (answer.__typename) {
        case 'WithdrawCertificateDone':
          await refresh()
          notify(t('certificate.withdrawnNow'))
          return done()
        case 'WithdrawCertificateRefused':
          return refuse([{ message: t(`certificate.refusal.${answer.reason}`) }])
        case 'InvalidInput':
          return refuse(inputProblems(answer, tCommon))
        default:
          return answer satisfies never
      }
    },
  })
}
