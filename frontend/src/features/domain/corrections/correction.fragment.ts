import { graphql } from '@/shared/graphql/generated'

/** What somebody asks a school to correct in their data, as every list shows it. */
export const CORRECTION = graphql(/* GraphQL */ `
  fragment Correction_request on CorrectionRequest {
    id
    school {
      id
      name
    }
    person {
      id
      fullName
      viewerCan
    }
    area
    wrong
    wanted
    state
    filedOn
    correctBy
    answerBy
    dueGround
    answer
    answeredBy
    answeredOn
    viewerCan
  }
`)
