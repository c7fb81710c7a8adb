import { graphql } from '@/shared/graphql/generated'

/** A roadmap without its rows: whose it is, where it stands, what the reader may do. */
export const ROADMAP_HEAD = graphql(/* GraphQL */ `
  fragment RoadmapHead_roadmap on Roadmap {
    id
    title
    state
    revision
    schoolYear
    orderNumber
    approvedOn
    hasPaper
    itemsTotal
    itemsChecked
    itemsDoubtful
    reviewRequired
    viewerCan
    owner {
      id
      level
      name
    }
    period {
      from
      to
    }
    printedOrder {
      issuer
      number
      date
    }
    parent {
      id
      title
    }
    previous {
      id
      title
    }
    progress {
      ...Progress_progress
    }
    consequences {
      duties
      occurrences
      schools
      municipalities
      ownOffice
      unchecked
      withoutTerm
    }
    reviews {
      ...Review_review
    }
  }
`)
