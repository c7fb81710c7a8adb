import { graphql } from '@/shared/graphql/generated'
import type { IndividualRoute_IndividualRouteFragment } from '@/shared/graphql/generated/graphql'

/** The way of one participant through four or five school years. */
export const INDIVIDUAL_ROUTE = graphql(/* GraphQL */ `
  fragment IndividualRoute_individualRoute on IndividualRoute {
    id
    goal
    fromYear
    untilYear
    state
    edition
    revisionReason
    activatedOn
    finishedOn
    result
    version
    viewerCan
    school {
      id
      name
    }
    person {
      id
      fullName
      shortName
    }
    steps {
      schoolYear
      direction
      expected
      programme {
        id
        goal
        state
      }
    }
  }
`)

export type IndividualRoute = IndividualRoute_IndividualRouteFragment
export type RouteStep = IndividualRoute['steps'][number]
