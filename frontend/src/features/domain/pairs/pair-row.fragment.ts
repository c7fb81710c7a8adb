import { graphql } from '@/shared/graphql/generated'

/** A pair as a line of a list. */
export const PAIR_ROW = graphql(/* GraphQL */ `
  fragment PairRow_mentorship on Mentorship {
    id
    cell
    form
    format
    state
    endingProposed
    proposedOn
    startedOn
    endedOn
    suspension {
      id
      expectedBack
    }
    mentors {
      answer
      person {
        id
        shortName
      }
    }
    mentees {
      answer
      person {
        id
        shortName
      }
    }
  }
`)
