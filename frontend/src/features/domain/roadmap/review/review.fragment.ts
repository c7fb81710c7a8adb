import { graphql } from '@/shared/graphql/generated'

/** A submission of a school's roadmap and what the municipal centre said of it. */
export const REVIEW = graphql(/* GraphQL */ `
  fragment Review_review on RoadmapReview {
    id
    number
    submittedOn
    submittedBy {
      id
      shortName
    }
    dueOn
    verdict
    decidedOn
    decidedBy {
      id
      shortName
    }
    summary
    remarks {
      itemId
      text
    }
  }
`)
