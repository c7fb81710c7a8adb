import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'

const QUERY = graphql(/* GraphQL */ `
  query Successors($id: ID!) {
    viewer {
      school(id: $id) {
        id
        mentorships(filter: { states: [AGREED] }, first: 100) {
          nodes {
            id
            missingConsents {
              purpose
            }
            mentees {
              person {
                id
              }
            }
            ...PairRow_mentorship
          }
        }
      }
    }
  }
`)

/** The agreed pairs of a school: one of them may follow a pair whose mentor is replaced. */
export const successorsQuery = (schoolId: string) =>
  queryOptions({
    queryKey: ['school', schoolId, 'successors'],
    queryFn: ({ signal }) => graphqlRequest(QUERY, { id: schoolId }, { signal }),
  })
