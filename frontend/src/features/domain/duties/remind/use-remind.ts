import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { notify } from '@/shared/ui/notify'

const REMIND = graphql(/* GraphQL */ `
  mutation RemindSchools($input: RemindSchoolsInput!) {
    remindSchools(input: $input) {
      __typename
      ... on RemindSchoolsDone {
        reminded {
          school {
            id
          }
        }
        skipped {
          school {
            id
            name
          }
        }
      }
      ... on RemindSchoolsRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

type Reminder = { schoolIds: readonly string[]; text: string }

/** Sends the centre's reminder; who was not told after all is named. Namespace: duties. */
export function useRemind(municipalityId: string, roadmapId: string | undefined, onDone: () => void) {
  const { t } = useTranslation('duties')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ schoolIds, text }: Reminder) =>
      graphqlRequest(REMIND, {
        input: { municipalityId, filter: { roadmapId: roadmapId ?? null, schoolIds: [...schoolIds] }, text },
      }),
    onSuccess: async ({ remindSchools: answer }) => {
      switch (answer.__typename) {
        case 'RemindSchoolsDone': {
          onDone()
          await refresh()
          notify(t('remind.done', { count: answer.reminded.length }))
          const left = answer.skipped.map(({ school }) => school.name)
          if (left.length > 0) notify(t('remind.left', { schools: left.join(', ') }), 'problem')
          return
        }
        case 'RemindSchoolsRefused':
          await refresh()
          return notify(t(`remind.refusal.${answer.reason}`), 'problem')
        case 'InvalidInput':
          return notify(inputProblems(answer, tCommon)[0]?.message ?? '', 'problem')
        default:
          return answer satisfies never
      }
    },
  })
}
