import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { toPageVariables } from '@/shared/lib/paging'
import type { CorrectionsSearch } from './corrections.search'

const QUERY = graphql(/* GraphQL */ `
  query SchoolCorrections(
    $id: ID!
    $states: [CorrectionState!]
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      school(id: $id) {
        id
        corrections(states: $states, first: $first, after: $after, last: $last, before: $before) {
          totalCount
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
          nodes {
            id
            ...Correction_request
          }
        }
      }
    }
  }
`)

export const correctionsQuery = (id: string, search: CorrectionsSearch) =>
  queryOptions({
    queryKey: ['school', id, 'corrections', search],
    queryFn: ({ signal }) => {
      const { state = 'OPEN' } = search
      return graphqlRequest(
        QUERY,
        { id, states: state === 'ALL' ? null : [state], ...toPageVariables(search, 20) },
        { signal },
      )
    },
    placeholderData: keepPreviousData,
  })
