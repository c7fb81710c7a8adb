import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { inputProblems } from '@/shared/ui/form/input-problems'
import type { Refusal } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'

const TAKE = graphql(/* GraphQL */ `
  mutation TakeHelpRequest($input: TakeHelpRequestInput!) {
    takeHelpRequest(input: $input) {
      __typename
      ... on TakeHelpRequestRefused {
        reason
      }
    }
  }
`)

const ANSWER = graphql(/* GraphQL */ `
  mutation AnswerHelpRequest($input: AnswerHelpRequestInput!) {
    answerHelpRequest(input: $input) {
      __typename
      ... on AnswerHelpRequestRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const CLOSE = graphql(/* GraphQL */ `
  mutation CloseHelpRequest($input: CloseHelpRequestInput!) {
    closeHelpRequest(input: $input) {
      __typename
      ... on CloseHelpRequestRefused {
        reason
      }
    }
  }
`)

/** Taking, answering and rating of one request. */
export function useHelpActs(requestId: string) {
  const { t } = useTranslation('help')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const onError = () => notify(tCommon('errors.UNAVAILABLE.title'), 'problem')

  const take = useMutation({
    mutationFn: (giveBack: boolean) => graphqlRequest(TAKE, { input: { requestId, giveBack } }),
    onSuccess: async ({ takeHelpRequest: said }, giveBack) => {
      await refresh()
      switch (said.__typename) {
        case 'TakeHelpRequestDone':
          return notify(t(giveBack ? 'givenBack' : 'taken'))
        case 'TakeHelpRequestRefused':
          return notify(t(`refusal.${said.reason}`), 'problem')
        default:
          return said satisfies never
      }
    },
    onError,
  })

  const close = useMutation({
    mutationFn: (rating: number | null) => graphqlRequest(CLOSE, { input: { requestId, rating } }),
    onSuccess: async ({ closeHelpRequest: said }, rating) => {
      await refresh()
      switch (said.__typename) {
        case 'CloseHelpRequestDone':
          return notify(t(rating === null ? 'withdrawn' : 'thanks'))
        case 'CloseHelpRequestRefused':
          return notify(t(`refusal.${said.reason}`), 'problem')
        case 'InvalidInput':
          return onError()
        default:
          return said satisfies never
      }
    },
    onError,
  })

  async function answer(words: string): Promise<readonly Refusal[]> {
    const { answerHelpRequest: said } = await graphqlRequest(ANSWER, { input: { requestId, answer: words } })
    switch (said.__typename) {
      case 'AnswerHelpRequestDone':
        await refresh()
        notify(t('answered'))
        return []
      case 'AnswerHelpRequestRefused':
        return [{ message: t(`refusal.${said.reason}`) }]
      case 'InvalidInput':
        return inputProblems(said, tCommon, { answer: 'words' })
      default:
        return said satisfies never
    }
  }

  return { take, close, answer }
}
