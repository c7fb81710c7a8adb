import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { inputProblems } from '@/shared/ui/form/input-problems'
import type { Refusal } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'

const SUBMIT = graphql(/* GraphQL */ `
  mutation SubmitPractice($input: SubmitPracticeInput!) {
    submitPractice(input: $input) {
      __typename
    }
  }
`)

const APPROVE = graphql(/* GraphQL */ `
  mutation ApprovePractice($input: ApprovePracticeInput!) {
    approvePractice(input: $input) {
      __typename
    }
  }
`)

const PUBLISH = graphql(/* GraphQL */ `
  mutation PublishPractice($input: PublishPracticeInput!) {
    publishPractice(input: $input) {
      __typename
    }
  }
`)

const RETURN = graphql(/* GraphQL */ `
  mutation ReturnPractice($input: ReturnPracticeInput!) {
    returnPractice(input: $input) {
      __typename
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const WITHDRAW = graphql(/* GraphQL */ `
  mutation WithdrawPractice($input: WithdrawPracticeInput!) {
    withdrawPractice(input: $input) {
      __typename
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

/** The steps of a practice: to the head, to the municipality, to the public, and back. */
export function usePracticeActs(practiceId: string) {
  const { t } = useTranslation('practices')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()

  /** Every step is refused for one reason only: somebody moved the practice meanwhile. */
  async function settle(done: boolean, words: string): Promise<void> {
    await refresh()
    if (done) notify(words)
    else notify(t('notWaiting'), 'problem')
  }
  const onError = () => notify(tCommon('errors.UNAVAILABLE.title'), 'problem')

  const submit = useMutation({
    mutationFn: () => graphqlRequest(SUBMIT, { input: { practiceId } }),
    onSuccess: ({ submitPractice: answer }) =>
      settle(answer.__typename === 'SubmitPracticeDone', t('submitted')),
    onError,
  })
  const approve = useMutation({
    mutationFn: () => graphqlRequest(APPROVE, { input: { practiceId } }),
    onSuccess: ({ approvePractice: answer }) =>
      settle(answer.__typename === 'ApprovePracticeDone', t('approved')),
    onError,
  })
  const publish = useMutation({
    mutationFn: () => graphqlRequest(PUBLISH, { input: { practiceId } }),
    onSuccess: ({ publishPractice: answer }) =>
      settle(answer.__typename === 'PublishPracticeDone', t('published')),
    onError,
  })

  async function giveBack(remark: string): Promise<readonly Refusal[]> {
    const { returnPractice: answer } = await graphqlRequest(RETURN, { input: { practiceId, remark } })
    switch (answer.__typename) {
      case 'ReturnPracticeDone':
        await settle(true, t('givenBack'))
        return []
      case 'ReturnPracticeRefused':
        return [{ message: t('notWaiting') }]
      case 'InvalidInput':
        return inputProblems(answer, tCommon, { remark: 'words' })
      default:
        return answer satisfies never
    }
  }

  async function withdraw(remark: string): Promise<readonly Refusal[]> {
    const { withdrawPractice: answer } = await graphqlRequest(WITHDRAW, { input: { practiceId, remark } })
    switch (answer.__typename) {
      case 'WithdrawPracticeDone':
        await settle(true, t('withdrawn'))
        return []
      case 'WithdrawPracticeRefused':
        return [{ message: t('notWaiting') }]
      case 'InvalidInput':
        return inputProblems(answer, tCommon, { remark: 'words' })
      default:
        return answer satisfies never
    }
  }

  return { submit, approve, publish, giveBack, withdraw }
}
