import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type {
  RolloverCardsQuery,
  RolloverPairsQuery,
  SchoolRolloverQuery,
} from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'

const QUERY = graphql(/* GraphQL */ `
  query SchoolRollover($id: ID!, $people: Int!) {
    viewer {
      school(id: $id) {
        id
        name
        viewerCan
        rollover {
          schoolYear
          season
          opensOn
          closesOn
          wasInModel
          inModel
          receipt {
            doneAt
            doneBy {
              shortName
            }
            ended
            goingOn
            cardsPaused
            cardsArchived
          }
          leaving: people(turn: LEAVES, first: $people) {
            totalCount
            nodes {
              person {
                id
                fullName
                position
              }
            }
          }
          noLongerYoung: people(turn: CEASES_TO_BE_YOUNG, first: $people) {
            totalCount
            nodes {
              person {
                id
                fullName
                position
              }
            }
          }
          pairCounts {
            outlook
            count
          }
          cardCounts {
            outlook
            count
          }
        }
      }
    }
  }
`)

const PAIRS = graphql(/* GraphQL */ `
  query RolloverPairs($id: ID!, $after: String) {
    viewer {
      school(id: $id) {
        id
        rollover {
          pairs(first: 100, after: $after) {
            pageInfo {
              hasNextPage
              endCursor
            }
            nodes {
              outlook
              goesOnByItself
              suggestedEnd
              lastDay
              mentorship {
                ...PairRow_mentorship
              }
            }
          }
        }
      }
    }
  }
`)

const CARDS = graphql(/* GraphQL */ `
  query RolloverCards($id: ID!, $after: String) {
    viewer {
      school(id: $id) {
        id
        rollover {
          cards(outlooks: [STALE, OWNER_LEAVES], first: 100, after: $after) {
            pageInfo {
              hasNextPage
              endCursor
            }
            nodes {
              id
              bank
              outlook
              state
              writtenOn
              person {
                id
                shortName
                position
              }
            }
          }
        }
      }
    }
  }
`)

type In<Q extends { viewer?: { school?: unknown } | null }> = NonNullable<NonNullable<Q['viewer']>['school']>
type RolloverOf<S extends { rollover?: unknown }> = NonNullable<S['rollover']>

export type Rollover = RolloverOf<In<SchoolRolloverQuery>>
export type RolloverPair = RolloverOf<In<RolloverPairsQuery>>['pairs']['nodes'][number]
export type RolloverCard = RolloverOf<In<RolloverCardsQuery>>['cards']['nodes'][number]

/** Names that the first step shows; the rest is a number. */
export const SHOWN = 20

export const rolloverQuery = (id: string) =>
  queryOptions({
    queryKey: ['school', id, 'rollover'],
    queryFn: ({ signal }) => graphqlRequest(QUERY, { id, people: SHOWN }, { signal }),
  })

type Page<T> = { nodes: readonly T[]; pageInfo: { hasNextPage: boolean; endCursor?: string | null } }

/** Every page of a list: what is decided is decided as a whole, so the wizard needs every line. */
async function everything<T>(ask: (after: string | null) => Promise<Page<T> | undefined>) {
  const found: T[] = []
  let after: string | null = null
  for (;;) {
    const page: Page<T> | undefined = await ask(after)
    if (!page) return found
    found.push(...page.nodes)
    after = page.pageInfo.endCursor ?? null
    if (!page.pageInfo.hasNextPage || after === null) return found
  }
}

export const rolloverLinesQuery = (id: string) =>
  queryOptions({
    queryKey: ['school', id, 'rollover', 'lines'],
    queryFn: async ({ signal }) => {
      const [pairs, cards] = await Promise.all([
        everything<RolloverPair>(async (after) => {
          const data = await graphqlRequest(PAIRS, { id, after }, { signal })
          return data.viewer?.school?.rollover?.pairs
        }),
        everything<RolloverCard>(async (after) => {
          const data = await graphqlRequest(CARDS, { id, after }, { signal })
          return data.viewer?.school?.rollover?.cards
        }),
      ])
      return { pairs, cards }
    },
  })
