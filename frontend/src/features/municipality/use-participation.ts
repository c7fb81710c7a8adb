import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { notify } from '@/shared/ui/notify'
import type { RegisterRow } from './municipality.query'

const SET = graphql(/* GraphQL */ `
  mutation SetModelParticipation($input: SetModelParticipationInput!) {
    setModelParticipation(input: $input) {
      __typename
      ... on SetModelParticipationRefused {
        reason
      }
    }
  }
`)

/** Puts an organisation into the register of a school year or takes it out; the other act undoes it. */
export function useParticipation(municipalityId: string, schoolYear: number) {
  const { t } = useTranslation(['municipality', 'common'])
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ row, participates }: { row: RegisterRow; participates: boolean }) =>
      graphqlRequest(SET, { input: { schoolId: row.id, schoolYear, participates } }),
    onSuccess: async ({ setModelParticipation: answer }, { row, participates }) => {
      switch (answer.__typename) {
        case 'SetModelParticipationDone':
          await queryClient.invalidateQueries({ queryKey: ['municipality', municipalityId] })
          return notify(t(participates ? 'included' : 'excluded', { name: row.name }))
        case 'SetModelParticipationRefused':
          return notify(t(`refusal.${answer.reason}`), 'problem')
        default:
          return answer satisfies never
      }
    },
    onError: () => notify(t('common:errors.UNAVAILABLE.title'), 'problem'),
  })
}
