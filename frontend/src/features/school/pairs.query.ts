import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { MentorshipState } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { toPageVariables } from '@/shared/lib/paging'
import type { PairsSearch } from './pairs.search'

const QUERY = graphql(/* GraphQL */ `
  query SchoolPairs(
    $id: ID!
    $filter: MentorshipFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      school(id: $id) {
        id
        viewerCan
        mentorships(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
          totalCount
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
          nodes {
            id
            viewerCan
            missingConsents {
              purpose
            }
            ...PairRow_mentorship
          }
        }
      }
    }
  }
`)

/** Everything that waits for somebody, as one filter. */
export const WAITING = ['PROPOSED', 'AGREED', 'ORDER_PREPARED'] as const satisfies readonly MentorshipState[]

function statesOf(state: PairsSearch['state']): readonly MentorshipState[] | null {
  if (state === undefined) return null
  return state === 'WAITING' ? WAITING : [state]
}

/** The filter of the list, for the page and for the file alike. */
export const pairsFilter = (year: number | undefined, search: PairsSearch) => ({
  text: search.q ?? null,
  states: statesOf(search.state) as MentorshipState[] | null,
  schoolYear: year ?? null,
})

export const pairsQuery = (id: string, year: number | undefined, search: PairsSearch) =>
  queryOptions({
    queryKey: ['school', id, 'pairs', year, search],
    queryFn: ({ signal }) =>
      graphqlRequest(
        QUERY,
        {
          id,
          filter: pairsFilter(year, search),
          ...toPageVariables(search, 20),
        },
        { signal },
      ),
    placeholderData: keepPreviousData,
  })
