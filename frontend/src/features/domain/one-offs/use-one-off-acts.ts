import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { notify } from '@/shared/ui/notify'

const ANSWER = graphql(/* GraphQL */ `
  mutation AnswerOneOff($input: AnswerOneOffInput!) {
    answerOneOff(input: $input) {
      __typename
      ... on AnswerOneOffRefused {
        reason
      }
    }
  }
`)

const CLOSE = graphql(/* GraphQL */ `
  mutation CloseOneOff($input: CloseOneOffInput!) {
    closeOneOff(input: $input) {
      __typename
      ... on CloseOneOffRefused {
        reason
      }
    }
  }
`)

const CANCEL = graphql(/* GraphQL */ `
  mutation CancelOneOff($input: CancelOneOffInput!) {
    cancelOneOff(input: $input) {
      __typename
      ... on CancelOneOffRefused {
        reason
      }
    }
  }
`)

/** The acts on a single meeting that need no words. */
export function useOneOffActs(oneOffId: string) {
  const { t } = useTranslation('oneOffs')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const onError = () => notify(tCommon('errors.UNAVAILABLE.title'), 'problem')

  const answer = useMutation({
    mutationFn: (accept: boolean) => graphqlRequest(ANSWER, { input: { oneOffId, accept } }),
    onSuccess: async ({ answerOneOff: said }, accept) => {
      await refresh()
      switch (said.__typename) {
        case 'AnswerOneOffDone':
          return notify(t(accept ? 'accepted' : 'declined'))
        case 'AnswerOneOffRefused':
          return notify(t(`refusal.${said.reason}`), 'problem')
        default:
          return said satisfies never
      }
    },
    onError,
  })

  const close = useMutation({
    mutationFn: () => graphqlRequest(CLOSE, { input: { oneOffId } }),
    onSuccess: async ({ closeOneOff: said }) => {
      await refresh()
      switch (said.__typename) {
        case 'CloseOneOffDone':
          return notify(t('closedNow'))
        case 'CloseOneOffRefused':
          return notify(t(`refusal.${said.reason}`), 'problem')
        default:
          return said satisfies never
      }
    },
    onError,
  })

  const cancel = useMutation({
    mutationFn: () => graphqlRequest(CANCEL, { input: { oneOffId } }),
    onSuccess: async ({ cancelOneOff: said }) => {
      await refresh()
      switch (said.__typename) {
        case 'CancelOneOffDone':
          return notify(t('cancelled'))
        case 'CancelOneOffRefused':
          return notify(t(`refusal.${said.reason}`), 'problem')
        default:
          return said satisfies never
      }
    },
  })
  return { answer, close, cancel }
}
