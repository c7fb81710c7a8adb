import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { notify } from '@/shared/ui/notify'

const ADD = graphql(/* GraphQL */ `
  mutation AddRoadmapItem($input: AddRoadmapItemInput!) {
    addRoadmapItem(input: $input) {
      __typename
      ... on RoadmapItemDone {
        item {
          id
        }
      }
      ... on RoadmapRefused {
        reason
      }
    }
  }
`)

const REMOVE = graphql(/* GraphQL */ `
  mutation RemoveRoadmapItem($input: RemoveRoadmapItemInput!) {
    removeRoadmapItem(input: $input) {
      __typename
      ... on RoadmapRefused {
        reason
      }
    }
  }
`)

const MOVE = graphql(/* GraphQL */ `
  mutation MoveRoadmapItem($input: MoveRoadmapItemInput!) {
    moveRoadmapItem(input: $input) {
      __typename
      ... on RoadmapRefused {
        reason
      }
    }
  }
`)

type Answer = Awaited<ReturnType<typeof remove>> | Awaited<ReturnType<typeof add>>

const add = async (roadmapId: string, afterItemId: string | null, title: string, sections: string[]) =>
  (
    await graphqlRequest(ADD, {
      input: {
        roadmapId,
        afterItemId,
        item: { title, sections, term: '', responsible: '', participants: '', result: '', evidence: '' },
      },
    })
  ).addRoadmapItem
const remove = async (itemId: string) =>
  (await graphqlRequest(REMOVE, { input: { itemId } })).removeRoadmapItem
const move = async (itemId: string, afterItemId: string | null) =>
  (await graphqlRequest(MOVE, { input: { itemId, afterItemId } })).moveRoadmapItem

/** Adds, removes and moves rows of a draft. Namespaces: roadmaps, plan. */
export function useRowActs(roadmapId: string, onAdded: (itemId: string) => void) {
  const { t } = useTranslation(['roadmaps', 'plan'])
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const onError = () => notify(tCommon('errors.UNAVAILABLE.title'), 'problem')

  const tell = async (answer: Answer) => {
    await refresh()
    if (answer.__typename === 'RoadmapRefused') notify(t(`refusal.${answer.reason}`), 'problem')
    if (answer.__typename === 'RoadmapConflict' || answer.__typename === 'InvalidInput')
      notify(tCommon('errors.CONFLICT.remedy'), 'problem')
    if (answer.__typename === 'RoadmapItemDone' && 'item' in answer) onAdded(answer.item.id)
  }

  return {
    add: useMutation({
      mutationFn: ({ after, sections }: { after: string | null; sections: readonly string[] }) =>
        add(roadmapId, after, t('plan:row.newTitle'), [...sections]),
      onSuccess: tell,
      onError,
    }),
    remove: useMutation({ mutationFn: remove, onSuccess: tell, onError }),
    move: useMutation({
      mutationFn: ({ itemId, after }: { itemId: string; after: string | null }) => move(itemId, after),
      onSuccess: tell,
      onError,
    }),
  }
}

export type RowActs = ReturnType<typeof useRowActs>
