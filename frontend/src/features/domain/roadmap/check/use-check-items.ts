import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { notify } from '@/shared/ui/notify'
import { checkItemsQuery, mergeItems } from './check.query'

const CHECK = graphql(/* GraphQL */ `
  mutation CheckRoadmapItems($input: CheckRoadmapItemsInput!) {
    checkRoadmapItems(input: $input) {
      __typename
      ... on RoadmapDone {
        roadmap {
          id
          items {
            id
            isChecked
            revision
          }
        }
      }
      ... on RoadmapRefused {
        reason
      }
    }
  }
`)

type Checked = { itemIds: readonly string[] | null; isChecked: boolean }

/** Marks rows as checked, or all that are without doubts. The mark is seen at once. Namespace: roadmaps. */
export function useCheckItems(roadmapId: string) {
  const { t } = useTranslation('roadmaps')
  const { t: tCommon } = useTranslation()
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ itemIds, isChecked }: Checked) =>
      graphqlRequest(CHECK, {
        input: {
          roadmapId,
          isChecked,
          itemIds: itemIds && [...itemIds],
          allWithoutDoubts: itemIds === null,
        },
      }),
    onMutate: ({ itemIds, isChecked }) =>
      mergeItems(queryClient, roadmapId, itemIds?.map((id) => ({ id, isChecked })) ?? [], false),
    onSuccess: async ({ checkRoadmapItems: answer }) => {
      switch (answer.__typename) {
        case 'RoadmapDone':
          return mergeItems(queryClient, roadmapId, answer.roadmap.items)
        case 'RoadmapRefused':
          notify(t(`refusal.${answer.reason}`), 'problem')
          return queryClient.invalidateQueries({ queryKey: checkItemsQuery(roadmapId).queryKey })
        case 'RoadmapConflict':
        case 'InvalidInput':
          return queryClient.invalidateQueries({ queryKey: checkItemsQuery(roadmapId).queryKey })
        default:
          return answer satisfies never
      }
    },
    onError: async () => {
      notify(tCommon('errors.UNAVAILABLE.title'), 'problem')
      await queryClient.invalidateQueries({ queryKey: checkItemsQuery(roadmapId).queryKey })
    },
  })
}
