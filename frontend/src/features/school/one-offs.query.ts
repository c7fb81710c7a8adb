import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { toPageVariables } from '@/shared/lib/paging'
import type { PairsSearch } from './pairs.search'

const QUERY = graphql(/* GraphQL */ `
  query SchoolOneOffs(
    $id: ID!
    $states: [OneOffState!]
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      school(id: $id) {
        id
        viewerCan
        oneOffs(states: $states, first: $first, after: $after, last: $last, before: $before) {
          totalCount
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
          nodes {
            id
            ...OneOff_oneOff
          }
        }
      }
    }
  }
`)

/** The single meetings of a school, the latest first. */
export const oneOffsQuery = (id: string, search: PairsSearch) =>
  queryOptions({
    queryKey: ['school', id, 'one-offs', search],
    queryFn: ({ signal }) =>
      graphqlRequest(
        QUERY,
        { id, states: search.oneOff ? [search.oneOff] : null, ...toPageVariables(search, 20) },
        { signal },
      ),
    placeholderData: keepPreviousData,
  })
