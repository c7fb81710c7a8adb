import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import type { RestoreDutyMutation } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { inputProblems } from '@/shared/ui/form/input-problems'
import type { Refusal } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'

const EXEMPT = graphql(/* GraphQL */ `
  mutation SetDutyNotApplicable($input: SetDutyNotApplicableInput!) {
    setDutyNotApplicable(input: $input) {
      __typename
      ... on DutyDone {
        duty {
          id
          applicability
        }
      }
      ... on DutyRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const RESTORE = graphql(/* GraphQL */ `
  mutation RestoreDuty($input: RestoreDutyInput!) {
    restoreDuty(input: $input) {
      __typename
      ... on DutyRefused {
        reason
      }
    }
  }
`)

/** Says that a duty does not concern a place, confirms it, and takes that back. Namespace: duties. */
export function useExemption(dutyId: string) {
  const { t } = useTranslation('duties')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const onError = () => notify(tCommon('errors.UNAVAILABLE.title'), 'problem')

  const exempt = async (reason: string | null): Promise<readonly Refusal[]> => {
    const { setDutyNotApplicable: answer } = await graphqlRequest(EXEMPT, { input: { dutyId, reason } })
    switch (answer.__typename) {
      case 'DutyDone':
        await refresh()
        notify(t(answer.duty.applicability === 'EXEMPTION_ASKED' ? 'exempt.asked' : 'exempt.done'))
        return []
      case 'DutyRefused':
        return [{ message: t(`dutyRefusal.${answer.reason}`) }]
      case 'InvalidInput':
        return inputProblems(answer, tCommon, { reason: 'words' })
      default:
        return answer satisfies never
    }
  }

  const tell = async (answer: RestoreDutyMutation['restoreDuty']) => {
    await refresh()
    if (answer.__typename === 'DutyDone') return notify(t('restore.done'))
    if (answer.__typename === 'DutyRefused') return notify(t(`dutyRefusal.${answer.reason}`), 'problem')
    return notify(tCommon('errors.BAD_INPUT.remedy'), 'problem')
  }

  return {
    exempt,
    confirm: useMutation({
      mutationFn: () => exempt(null),
      onSuccess: ([refusal]) => refusal && notify(refusal.message, 'problem'),
      onError,
    }),
    restore: useMutation({
      mutationFn: () => graphqlRequest(RESTORE, { input: { dutyId } }),
      onSuccess: ({ restoreDuty }) => tell(restoreDuty),
      onError,
    }),
  }
}
