import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { inputProblems } from '@/shared/ui/form/input-problems'
import type { Refusal } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'

const AGREE = graphql(/* GraphQL */ `
  mutation AgreeProgramme($input: AgreeProgrammeInput!) {
    agreeProgramme(input: $input) {
      __typename
      ... on AgreeProgrammeRefused {
        reason
      }
    }
  }
`)

const APPROVE = graphql(/* GraphQL */ `
  mutation ApproveProgramme($input: ApproveProgrammeInput!) {
    approveProgramme(input: $input) {
      __typename
      ... on ApproveProgrammeRefused {
        reason
      }
    }
  }
`)

const RETURN = graphql(/* GraphQL */ `
  mutation ReturnProgramme($input: ReturnProgrammeInput!) {
    returnProgramme(input: $input) {
      __typename
      ... on ReturnProgrammeRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

/** Agreement of one side, approval and return by the curator. */
export function useProgrammeActs({ id: programmeId, version }: { id: string; version: number }) {
  const { t } = useTranslation('programmes')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const failed = () => notify(tCommon('errors.UNAVAILABLE.title'), 'problem')

  const agree = useMutation({
    // The version says which wording was read: a later one is not agreed to unseen.
    mutationFn: () => graphqlRequest(AGREE, { input: { programmeId, version } }),
    onSuccess: async ({ agreeProgramme: answer }) => {
      await refresh()
      switch (answer.__typename) {
        case 'AgreeProgrammeDone':
          return notify(t('agreedNow'))
        case 'AgreeProgrammeRefused':
          return notify(t(`agreeRefusal.${answer.reason}`), 'problem')
        default:
          return answer satisfies never
      }
    },
    onError: failed,
  })

  const approve = useMutation({
    mutationFn: () => graphqlRequest(APPROVE, { input: { programmeId } }),
    onSuccess: async ({ approveProgramme: answer }) => {
      await refresh()
      switch (answer.__typename) {
        case 'ApproveProgrammeDone':
          return notify(t('approvedNow'))
        case 'ApproveProgrammeRefused':
          return notify(t(`approveRefusal.${answer.reason}`), 'problem')
        default:
          return answer satisfies never
      }
    },
    onError: failed,
  })

  async function giveBack(remark: string): Promise<readonly Refusal[]> {
    const { returnProgramme: answer } = await graphqlRequest(RETURN, { input: { programmeId, remark } })
    switch (answer.__typename) {
      case 'ReturnProgrammeDone':
        await refresh()
        notify(t('returnedNow'))
        return []
      case 'ReturnProgrammeRefused':
        return [{ message: t(`approveRefusal.${answer.reason}`) }]
      case 'InvalidInput':
        return inputProblems(answer, tCommon, { remark: 'words' })
      default:
        return answer satisfies never
    }
  }

  return { agree, approve, giveBack }
}
