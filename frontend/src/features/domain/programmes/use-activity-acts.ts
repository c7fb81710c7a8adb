import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { inputProblems } from '@/shared/ui/form/input-problems'
import type { Refusal } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'

const SUBMIT = graphql(/* GraphQL */ `
  mutation SubmitActivity($input: SubmitActivityInput!) {
    submitActivity(input: $input) {
      __typename
      ... on SubmitActivityRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const CHECK = graphql(/* GraphQL */ `
  mutation CheckActivity($input: CheckActivityInput!) {
    checkActivity(input: $input) {
      __typename
      ... on CheckActivityRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

/** Handing an activity in, accepting it, giving it back (B-068). */
export function useActivityActs({ id: activityId }: { id: string }) {
  const { t } = useTranslation('programmes')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()

  async function submit(submission: string): Promise<readonly Refusal[]> {
    const { submitActivity: answer } = await graphqlRequest(SUBMIT, { input: { activityId, submission } })
    switch (answer.__typename) {
      case 'SubmitActivityDone':
        await refresh()
        notify(t('submitted'))
        return []
      case 'SubmitActivityRefused':
        return [{ message: t(`activityRefusal.${answer.reason}`) }]
      case 'InvalidInput':
        return inputProblems(answer, tCommon, { submission: 'words' })
      default:
        return answer satisfies never
    }
  }

  async function check(accept: boolean, remark: string | null): Promise<readonly Refusal[]> {
    const { checkActivity: answer } = await graphqlRequest(CHECK, { input: { activityId, accept, remark } })
    switch (answer.__typename) {
      case 'CheckActivityDone':
        await refresh()
        notify(t(accept ? 'accepted' : 'givenBack'))
        return []
      case 'CheckActivityRefused':
        return [{ message: t(`activityRefusal.${answer.reason}`) }]
      case 'InvalidInput':
        return inputProblems(answer, tCommon, { remark: 'words' })
      default:
        return answer satisfies never
    }
  }

  const accept = useMutation({
    mutationFn: () => check(true, null),
    onSuccess: ([refusal]) => refusal && notify(refusal.message, 'problem'),
    onError: () => notify(tCommon('errors.UNAVAILABLE.title'), 'problem'),
  })
  return { submit, accept, giveBack: (remark: string) => check(false, remark) }
}
