import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'

const QUERY = graphql(/* GraphQL */ `
  query ApprovableProgrammes($id: ID!) {
    viewer {
      school(id: $id) {
        id
        mentorships(filter: { states: [ACTIVE] }, first: 100) {
          nodes {
            id
            ...PairRow_mentorship
            programme {
              id
              state
              goal
            }
          }
        }
      }
    }
  }
`)

/** The pairs in force with their programmes: those that are agreed or approved may be named in an order. */
export const approvableQuery = (schoolId: string) =>
  queryOptions({
    queryKey: ['school', schoolId, 'approvable'],
    queryFn: ({ signal }) => graphqlRequest(QUERY, { id: schoolId }, { signal }),
  })
