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
        cell
        form
        format
        topics
        twoWay
        returnTopics
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
        givingSchool {
          id
          name
        }
        givingOrder {
          id
          title
          state
          number
          date
        }
        givingSigned
        mentors {
          answer
          leftOn
          leftReason
          leavingProposed
          dutyTerms {
            agreementNumber
            agreementOn
            payGround
          }
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
          leftOn
          leftReason
          leavingProposed
          dutyTerms {
            agreementNumber
            agreementOn
            payGround
          }
          person {
            id
            fullName
            shortName
            position
            viewerCan
          }
        }
        formerParticipants {
          answer
          leftOn
          leftReason
          leavingProposed
          dutyTerms {
            agreementNumber
            agreementOn
            payGround
          }
          person {
            id
            fullName
            shortName
            position
            viewerCan
          }
        }
        suspension {
          id
          reason
          from
          expectedBack
          note
        }
        rests {
          id
          reason
          from
          expectedBack
          resumedOn
        }
        requests {
          ...Request_request
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

export type Member = Pair['mentors'][number]
