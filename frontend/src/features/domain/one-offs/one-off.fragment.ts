import { graphql } from '@/shared/graphql/generated'

/** A single meeting without an order, as every list shows it. */
export const ONE_OFF = graphql(/* GraphQL */ `
  fragment OneOff_oneOff on OneOff {
    id
    format
    topic
    state
    mentorAnswer
    menteeAnswer
    proposedOn
    plannedOn
    heldOn
    minutes
    result
    viewerCan
    mentor {
      id
      shortName
    }
    mentee {
      id
      shortName
    }
    proposedBy {
      id
      shortName
    }
    mentorFeedback {
      score
      words
    }
    menteeFeedback {
      score
      words
    }
  }
`)
