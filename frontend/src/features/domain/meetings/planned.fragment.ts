import { graphql } from '@/shared/graphql/generated'

/** What a pair has before it. */
export const JOURNAL = graphql(/* GraphQL */ `
  fragment PairJournal_journal on PairJournal {
    planned {
      id
      plannedOn
      time
      mode
      link
      topic
      agenda
      overdue
      version
      viewerCan
    }
    fallen {
      id
      plannedOn
      topic
      state
      reason
    }
    openGoals {
      id
      text
    }
    pulseDue {
      kind
      askedOn
    }
    pulse {
      id
      kind
      askedOn
      score
      low
      words
      settledHow
      viewerCan
      person {
        id
        shortName
      }
    }
  }
`)
