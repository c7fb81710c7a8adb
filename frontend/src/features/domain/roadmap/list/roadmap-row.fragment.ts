import { graphql } from '@/shared/graphql/generated'

/** A roadmap as a line of its list. */
export const ROADMAP_ROW = graphql(/* GraphQL */ `
  fragment RoadmapRow_roadmap on Roadmap {
    id
    title
    state
    schoolYear
    itemsTotal
    itemsChecked
    orderNumber
    approvedOn
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
    progress {
      ...Progress_progress
    }
  }
`)
