import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { SurveySheetQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'

const SHEET = graphql(/* GraphQL */ `
  query SurveySheet($token: String!) {
    survey(token: $token) {
      kind
      addressee
      schoolName
      closesOn
      savedAt
      submittedAt
      questions {
        code
        section
        ask
        options
        least
        limit
        required
      }
      answers {
        code
        values
      }
    }
  }
`)

export const SAVE_ANSWERS = graphql(/* GraphQL */ `
  mutation SaveSurveyAnswers($input: SaveSurveyAnswersInput!) {
    saveSurveyAnswers(input: $input) {
      __typename
      ... on SaveSurveyAnswersDone {
        savedAt
      }
      ... on SaveSurveyAnswersRefused {
        reason
      }
      ... on InvalidInput {
        fields {
          path
          problem
          limit
        }
      }
    }
  }
`)

export const SUBMIT = graphql(/* GraphQL */ `
  mutation SubmitSurvey($input: SubmitSurveyInput!) {
    submitSurvey(input: $input) {
      __typename
      ... on SubmitSurveyDone {
        cardMade
      }
      ... on SubmitSurveyRefused {
        reason
        missing
      }
    }
  }
`)

export type Sheet = NonNullable<SurveySheetQuery['survey']>
export type Question = Sheet['questions'][number]

/** The sheet behind a link. It is asked once: what the reader types is newer than any answer of the server. */
export const surveyQuery = (token: string) =>
  queryOptions({
    queryKey: ['survey', token],
    queryFn: ({ signal }) => graphqlRequest(SHEET, { token }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
