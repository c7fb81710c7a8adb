import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { SurveyRoundsQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'

const ROUNDS = graphql(/* GraphQL */ `
  query SurveyRounds($id: ID!) {
    viewer {
      school(id: $id) {
        id
        name
        viewerCan
        bank {
          surveyRounds {
            id
            kind
            openedAt
            closesOn
            open
            asked
            answered
            responses {
              id
              person {
                id
                fullName
                position
                record {
                  email
                }
              }
              answered
              asked
              savedAt
              submittedAt
              outcome
              answers {
                code
                values
              }
            }
          }
        }
      }
    }
  }
`)

export const OPEN_ROUND = graphql(/* GraphQL */ `
  mutation OpenSurveyRound($input: OpenSurveyRoundInput!) {
    openSurveyRound(input: $input) {
      __typename
      ... on OpenSurveyRoundDone {
        round {
          id
        }
      }
      ... on OpenSurveyRoundRefused {
        reason
      }
    }
  }
`)

export const ISSUE_LINKS = graphql(/* GraphQL */ `
  mutation IssueSurveyLinks($input: IssueSurveyLinksInput!) {
    issueSurveyLinks(input: $input) {
      __typename
      ... on IssueSurveyLinksDone {
        links {
          url
          person {
            id
            fullName
            position
          }
        }
      }
    }
  }
`)

export const CLOSE_ROUND = graphql(/* GraphQL */ `
  mutation CloseSurveyRound($input: CloseSurveyRoundInput!) {
    closeSurveyRound(input: $input) {
      __typename
      ... on CloseSurveyRoundRefused {
        reason
      }
    }
  }
`)

export const SETTLE = graphql(/* GraphQL */ `
  mutation SettleSurvey($input: SettleSurveyInput!) {
    settleSurvey(input: $input) {
      __typename
      ... on SettleSurveyRefused {
        reason
      }
    }
  }
`)

type Bank = NonNullable<NonNullable<NonNullable<SurveyRoundsQuery['viewer']>['school']>['bank']>
export type Round = Bank['surveyRounds'][number]
export type Response = Round['responses'][number]

export const surveyRoundsQuery = (id: string) =>
  queryOptions({
    queryKey: ['school', id, 'surveys'],
    queryFn: ({ signal }) => graphqlRequest(ROUNDS, { id }, { signal }),
  })
