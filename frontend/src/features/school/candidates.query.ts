import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'

const CANDIDATES = graphql(/* GraphQL */ `
  query BankCandidates($id: ID!) {
    viewer {
      school(id: $id) {
        id
        viewerCan
        waitingMentors: mentorCards(filter: { state: CANDIDATE }, first: 50) {
          nodes {
            ...CandidateCard_card
          }
        }
        unconsentedMentors: mentorCards(filter: { state: CONSENT_PENDING }, first: 50) {
          nodes {
            ...CandidateCard_card
          }
        }
        waitingNeeds: needs(filter: { state: CANDIDATE }, first: 50) {
          nodes {
            ...CandidateNeed_need
          }
        }
        unconsentedNeeds: needs(filter: { state: CONSENT_PENDING }, first: 50) {
          nodes {
            ...CandidateNeed_need
          }
        }
      }
    }
  }
`)

export const CANDIDATE_CARD = graphql(/* GraphQL */ `
  fragment CandidateCard_card on MentorCard {
    id
    person {
      id
      fullName
      position
    }
    topics
    bankState
    registeredAt
    viewerCan
  }
`)

export const CANDIDATE_NEED = graphql(/* GraphQL */ `
  fragment CandidateNeed_need on Need {
    id
    person {
      id
      fullName
      position
    }
    request
    categories
    bankState
    registeredAt
    viewerCan
  }
`)

/** Who waits for the head's word or for a consent, in both banks. */
export const candidatesQuery = (id: string) =>
  queryOptions({
    queryKey: ['school', id, 'candidates'],
    queryFn: ({ signal }) => graphqlRequest(CANDIDATES, { id }, { signal }),
  })
