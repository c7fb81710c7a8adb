import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { PairPageQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'

const QUERY = graphql(/* GraphQL */ `
  query PairPage($id: ID!) {
    viewer {
      person {
        id
      }
      mentorship(id: $id) {
        id
        school {
          id
          name
        }
        form
        format
        topics
        state
        proposedOn
        startedOn
        endedOn
        endReason
        endNote
        endingProposed
        viewerCan
        order {
          id
          title
          state
          number
          date
        }
        mentors {
          answer
          person {
            id
            fullName
            shortName
            position
            viewerCan
          }
        }
        mentees {
          answer
          person {
            id
            fullName
            shortName
            position
            viewerCan
          }
        }
        missingConsents {
          purpose
          person {
            id
            fullName
            shortName
          }
        }
        history {
          at
          by
          deed
          from
          to
          why
        }
      }
    }
  }
`)

export type Pair = NonNullable<NonNullable<PairPageQuery['viewer']>['mentorship']>

export const pairQuery = (id: string) =>
  queryOptions({
    queryKey: ['pair', id],
    queryFn: ({ signal }) => graphqlRequest(QUERY, { id }, { signal }),
  })
