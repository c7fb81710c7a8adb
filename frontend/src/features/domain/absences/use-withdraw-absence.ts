import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { notify } from '@/shared/ui/notify'

const WITHDRAW = graphql(/* GraphQL */ `
  mutation WithdrawAbsence($input: WithdrawAbsenceInput!) {
    withdrawAbsence(input: $input) {
      __typename
    }
  }
`)

/** Takes an absence away: it can be stated again, so nobody is asked twice. */
export function useWithdrawAbsence() {
  const { t } = useTranslation('absences')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (absenceId: string) => graphqlRequest(WITHDRAW, { input: { absenceId } }),
    onSuccess: async () => {
      await refresh()
      notify(t('withdrawn'))
    },
    onError: () => notify(tCommon('errors.UNAVAILABLE.title'), 'problem'),
  })
}
