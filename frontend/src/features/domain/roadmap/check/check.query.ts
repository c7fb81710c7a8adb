import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { PlanPaperQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import type { PrintedBlock } from './paper.types'

const ITEMS = graphql(/* GraphQL */ `
  query CheckItems($id: ID!) {
    viewer {
      roadmap(id: $id) {
        id
        items {
          id
          ...CheckItem_item
        }
      }
    }
  }
`)

const PAPER = graphql(/* GraphQL */ `
  query PlanPaper($id: ID!) {
    viewer {
      roadmap(id: $id) {
        id
        paper {
          __typename
          ... on PlanParagraph {
            isHeading
            number
            text
          }
          ... on PlanTable {
            rows {
              row
              cells {
                text
                merged
              }
            }
          }
        }
      }
    }
  }
`)

export const checkItemsQuery = (id: string) =>
  queryOptions({
    queryKey: ['roadmap', id, 'check'],
    queryFn: ({ signal }) => graphqlRequest(ITEMS, { id }, { signal }),
  })

type Roadmap = NonNullable<NonNullable<PlanPaperQuery['viewer']>['roadmap']>

function printed(block: Roadmap['paper'][number]): PrintedBlock {
  switch (block.__typename) {
    case 'PlanParagraph':
      return { kind: 'PARAGRAPH', heading: block.isHeading, number: block.number ?? null, text: block.text }
    case 'PlanTable':
      return { kind: 'TABLE', rows: block.rows.map(({ row, cells }) => ({ number: row, cells })) }
    default:
      return block satisfies never
  }
}

/** The paper as it was printed. Who writes corrects the rows: the paper itself never changes. */
export const paperQuery = (id: string) =>
  queryOptions({
    // Not below the roadmap: what is refreshed after each act has nothing new to say of it.
    queryKey: ['plan-paper', id],
    queryFn: async ({ signal }): Promise<readonly PrintedBlock[]> => {
      const { viewer } = await graphqlRequest(PAPER, { id }, { signal })
      return viewer?.roadmap?.paper.map(printed) ?? []
    },
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Puts what was said of some rows in place; what the server has said has the head asked for anew. */
export async function mergeItems(
  queryClient: QueryClient,
  roadmapId: string,
  patches: readonly { id: string }[],
  bySaying = true,
): Promise<void> {
  const byId = new Map(patches.map((patch) => [patch.id, patch]))
  queryClient.setQueryData(checkItemsQuery(roadmapId).queryKey, (data) => {
    const roadmap = data?.viewer?.roadmap
    if (!data?.viewer || !roadmap) return data
    const items = roadmap.items.map((item) => ({ ...item, ...byId.get(item.id) }))
    return { ...data, viewer: { ...data.viewer, roadmap: { ...roadmap, items } } }
  })
  if (bySaying) await queryClient.invalidateQueries({ queryKey: ['roadmap', roadmapId, 'head'] })
}
