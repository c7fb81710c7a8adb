import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { inputProblems } from '@/shared/ui/form/input-problems'
import type { Refusal } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'

const TAKE = graphql(/* GraphQL */ `
  mutation TakeMediation($input: TakeMediationInput!) {
    takeMediation(input: $input) {
      __typename
      ... on TakeMediationRefused {
        reason
      }
    }
  }
`)
const NOTE = graphql(/* GraphQL */ `
  mutation NoteMediation($input: NoteMediationInput!) {
    noteMediation(input: $input) {
      __typename
      ... on NoteMediationRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)
const PROPOSE = graphql(/* GraphQL */ `
  mutation ProposeOutcome($input: ProposeOutcomeInput!) {
    proposeOutcome(input: $input) {
      __typename
      ... on ProposeOutcomeRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)
const ANSWER = graphql(/* GraphQL */ `
  mutation AnswerOutcome($input: AnswerOutcomeInput!) {
    answerOutcome(input: $input) {
      __typename
      ... on AnswerOutcomeRefused {
        reason
      }
    }
  }
`)
const CLOSE = graphql(/* GraphQL */ `
  mutation CloseMediation($input: CloseMediationInput!) {
    closeMediation(input: $input) {
      __typename
      ... on CloseMediationRefused {
        reason
      }
    }
  }
`)
const WITHDRAW = graphql(/* GraphQL */ `
  mutation WithdrawMediation($input: WithdrawMediationInput!) {
    withdrawMediation(input: $input) {
      __typename
      ... on WithdrawMediationRefused {
        reason
      }
    }
  }
`)

/** The steps of one case. Namespace: mediation. */
export function useMediationActs({ id: mediationId, edition }: { id: string; edition: number }) {
  const { t } = useTranslation('mediation')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const onError = () => notify(tCommon('errors.UNAVAILABLE.title'), 'problem')

  const take = useMutation({
    mutationFn: () => graphqlRequest(TAKE, { input: { mediationId } }),
    onSuccess: async ({ takeMediation: answer }) => {
      await refresh()
      if (answer.__typename === 'TakeMediationRefused')
        return notify(t(`refusal.${answer.reason}`), 'problem')
      notify(t('take.done'))
    },
    onError,
  })
  const answer = useMutation({
    mutationFn: (accept: boolean) => graphqlRequest(ANSWER, { input: { mediationId, accept, edition } }),
    onSuccess: async ({ answerOutcome: said }, accept) => {
      await refresh()
      switch (said.__typename) {
        case 'AnswerOutcomeDone':
          return notify(t(accept ? 'answer.agreed' : 'answer.declined'))
        case 'AnswerOutcomeConflict':
          return notify(t('answer.reworded'), 'problem')
        case 'AnswerOutcomeRefused':
          return notify(t(`refusal.${said.reason}`), 'problem')
        default:
          return said satisfies never
      }
    },
    onError,
  })
  const close = useMutation({
    mutationFn: () => graphqlRequest(CLOSE, { input: { mediationId } }),
    onSuccess: async ({ closeMediation: said }) => {
      await refresh()
      if (said.__typename === 'CloseMediationRefused') return notify(t(`refusal.${said.reason}`), 'problem')
      notify(t('close.done'))
    },
  })
  const withdraw = useMutation({
    mutationFn: () => graphqlRequest(WITHDRAW, { input: { mediationId } }),
    onSuccess: async ({ withdrawMediation: said }) => {
      await refresh()
      if (said.__typename === 'WithdrawMediationRefused')
        return notify(t(`refusal.${said.reason}`), 'problem')
      notify(t('withdraw.done'))
    },
  })

  const note = async (text: string): Promise<readonly Refusal[]> => {
    const { noteMediation: said } = await graphqlRequest(NOTE, { input: { mediationId, text } })
    switch (said.__typename) {
      case 'NoteMediationDone':
        await refresh()
        return []
      case 'NoteMediationRefused':
        return [{ message: t(`refusal.${said.reason}`) }]
      case 'InvalidInput':
        return inputProblems(said, tCommon, { text: 'words' })
      default:
        return said satisfies never
    }
  }
  const propose = async (outcome: string): Promise<readonly Refusal[]> => {
    const { proposeOutcome: said } = await graphqlRequest(PROPOSE, { input: { mediationId, outcome } })
    switch (said.__typename) {
      case 'ProposeOutcomeDone':
        await refresh()
        notify(t('propose.done'))
        return []
      case 'ProposeOutcomeRefused':
        return [{ message: t(`refusal.${said.reason}`) }]
      case 'InvalidInput':
        return inputProblems(said, tCommon, { outcome: 'words' })
      default:
        return said satisfies never
    }
  }
  return { take, answer, close, withdraw, note, propose }
}

export type MediationActsApi = ReturnType<typeof useMediationActs>
