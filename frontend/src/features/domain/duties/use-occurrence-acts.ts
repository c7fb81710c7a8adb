import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import type { StartDutyMutation } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { inputProblems } from '@/shared/ui/form/input-problems'
import type { Refusal } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'

const START = graphql(/* GraphQL */ `
  mutation StartDuty($input: StartDutyInput!) {
    startDuty(input: $input) {
      __typename
      ... on OccurrenceRefused {
        reason
      }
    }
  }
`)

const WITHDRAW = graphql(/* GraphQL */ `
  mutation WithdrawExecution($input: WithdrawExecutionInput!) {
    withdrawExecution(input: $input) {
      __typename
      ... on OccurrenceRefused {
        reason
      }
    }
  }
`)

const RETURN = graphql(/* GraphQL */ `
  mutation ReturnExecution($input: ReturnExecutionInput!) {
    returnExecution(input: $input) {
      __typename
      ... on OccurrenceRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

/** Starts an occurrence, takes its execution back, returns it. Namespace: duties. */
export function useOccurrenceActs({ id: occurrenceId, revision }: { id: string; revision: number }) {
  const { t } = useTranslation('duties')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const onError = () => notify(tCommon('errors.UNAVAILABLE.title'), 'problem')

  const tell = async (answer: StartDutyMutation['startDuty'], done: string) => {
    await refresh()
    switch (answer.__typename) {
      case 'OccurrenceDone':
        return notify(done)
      case 'OccurrenceRefused':
        return notify(t(`refusal.${answer.reason}`), 'problem')
      case 'OccurrenceConflict':
      case 'InvalidInput':
        return notify(t('conflict'), 'problem')
      default:
        return answer satisfies never
    }
  }

  return {
    start: useMutation({
      mutationFn: () => graphqlRequest(START, { input: { occurrenceId, revision } }),
      onSuccess: ({ startDuty }) => tell(startDuty, t('start.done')),
      onError,
    }),
    withdraw: useMutation({
      mutationFn: () => graphqlRequest(WITHDRAW, { input: { occurrenceId, revision } }),
      onSuccess: ({ withdrawExecution }) => tell(withdrawExecution, t('withdraw.done')),
      onError,
    }),
    /** Sends an execution back with a reason; answers with the refusals. */
    giveBack: async (reason: string): Promise<readonly Refusal[]> => {
      const { returnExecution: answer } = await graphqlRequest(RETURN, {
        input: { occurrenceId, revision, reason },
      })
      switch (answer.__typename) {
        case 'OccurrenceDone':
          await refresh()
          notify(t('return.done'))
          return []
        case 'OccurrenceRefused':
          return [{ message: t(`refusal.${answer.reason}`) }]
        case 'OccurrenceConflict':
          await refresh()
          return [{ message: t('conflict') }]
        case 'InvalidInput':
          return inputProblems(answer, tCommon, { reason: 'words' })
        default:
          return answer satisfies never
      }
    },
  }
}
