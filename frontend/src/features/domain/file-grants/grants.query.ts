import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { toPageVariables } from '@/shared/lib/paging'
import type { GrantsSearch } from './grants.search'

const OF_PAIR = graphql(/* GraphQL */ `
  query PairFileGrants($id: ID!) {
    viewer {
      person {
        id
      }
      mentorship(id: $id) {
        id
        state
        mentors {
          person {
            id
          }
        }
        mentees {
          leftOn
          person {
            id
            fullName
          }
        }
        fileGrants {
          id
          ...FileGrant_fileGrant
        }
      }
    }
  }
`)

export const pairGrantsQuery = (id: string) =>
  queryOptions({
    queryKey: ['pair', id, 'file-grants'],
    queryFn: ({ signal }) => graphqlRequest(OF_PAIR, { id }, { signal }),
  })

const OF_SCHOOL = graphql(/* GraphQL */ `
  query SchoolFileGrants(
    $id: ID!
    $open: Boolean
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      school(id: $id) {
        id
        name
        fileGrants(open: $open, first: $first, after: $after, last: $last, before: $before) {
          totalCount
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
          nodes {
            id
            ...FileGrant_fileGrant
          }
        }
      }
    }
  }
`)

export const schoolGrantsQuery = (id: string, search: GrantsSearch) =>
  queryOptions({
    queryKey: ['school', id, 'file-grants', search],
    queryFn: ({ signal }) =>
      graphqlRequest(
        OF_SCHOOL,
        { id, open: search.show !== 'all', ...toPageVariables(search, 30) },
        { signal },
      ),
    placeholderData: keepPreviousData,
  })
