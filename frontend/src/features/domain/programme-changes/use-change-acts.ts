import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { inputProblems } from '@/shared/ui/form/input-problems'
import type { Refusal } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'

const ANSWER = graphql(/* GraphQL */ `
  mutation AnswerProgrammeChange($input: AnswerProgrammeChangeInput!) {
    answerProgrammeChange(input: $input) {
      __typename
      ... on AnswerProgrammeChangeRefused {
        reason
      }
    }
  }
`)

const WITHDRAW = graphql(/* GraphQL */ `
  mutation WithdrawProgrammeChange($input: WithdrawProgrammeChangeInput!) {
    withdrawProgrammeChange(input: $input) {
      __typename
      ... on WithdrawProgrammeChangeRefused {
        reason
      }
    }
  }
`)

const DECIDE = graphql(/* GraphQL */ `
  mutation DecideProgrammeChange($input: DecideProgrammeChangeInput!) {
    decideProgrammeChange(input: $input) {
      __typename
      ... on DecideProgrammeChangeRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

/** The answers of the pair, the withdrawal, and the curator's decision. The version says which wording was read. */
export function useChangeActs({ id: changeId, version }: { id: string; version: number }) {
  const { t } = useTranslation('changes')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const onError = () => notify(tCommon('errors.UNAVAILABLE.title'), 'problem')

  const answer = useMutation({
    mutationFn: (accept: boolean) => graphqlRequest(ANSWER, { input: { changeId, version, accept } }),
    onSuccess: async ({ answerProgrammeChange: said }, accept) => {
      await refresh()
      switch (said.__typename) {
        case 'AnswerProgrammeChangeDone':
          return notify(t(accept ? 'consentedNow' : 'declinedNow'))
        case 'AnswerProgrammeChangeRefused':
          return notify(t(`answerRefusal.${said.reason}`), 'problem')
        case 'InvalidInput':
          return notify(tCommon('errors.UNAVAILABLE.title'), 'problem')
        default:
          return said satisfies never
      }
    },
    onError,
  })

  const withdraw = useMutation({
    mutationFn: () => graphqlRequest(WITHDRAW, { input: { changeId } }),
    onSuccess: async ({ withdrawProgrammeChange: said }) => {
      await refresh()
      switch (said.__typename) {
        case 'WithdrawProgrammeChangeDone':
          return notify(t('withdrawnNow'))
        case 'WithdrawProgrammeChangeRefused':
          return notify(t(`answerRefusal.${said.reason}`), 'problem')
        default:
          return said satisfies never
      }
    },
    onError,
  })

  async function decide(
    input: { approve: boolean; remark?: string; longTermReason?: string },
    field: string,
    done: string,
  ): Promise<readonly Refusal[]> {
    const { decideProgrammeChange: said } = await graphqlRequest(DECIDE, {
      input: { changeId, version, ...input },
    })
    switch (said.__typename) {
      case 'DecideProgrammeChangeDone':
        await refresh()
        notify(done)
        return []
      case 'DecideProgrammeChangeRefused':
        await refresh()
        return [{ message: t(`decideRefusal.${said.reason}`) }]
      case 'InvalidInput':
        return inputProblems(said, tCommon, { [field]: 'words' })
      default:
        return said satisfies never
    }
  }

  const approve = useMutation({
    mutationFn: () => decide({ approve: true }, 'remark', t('approvedNow')),
    onSuccess: ([refusal]) => {
      if (refusal) notify(refusal.message, 'problem')
    },
    onError,
  })

  return {
    answer,
    withdraw,
    approve,
    approveWith: (longTermReason: string) =>
      decide({ approve: true, longTermReason }, 'longTermReason', t('approvedNow')),
    refuse: (remark: string) => decide({ approve: false, remark }, 'remark', t('refusedNow')),
  }
}
