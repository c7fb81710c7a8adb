import { graphql } from '@/shared/graphql/generated'

/** What another wording says differently, in the order of reading. */
export const DIFFERENCE = graphql(/* GraphQL */ `
  fragment ProgrammeChange_difference on ProgrammeDifference {
    __typename
    ... on WordsDifference {
      text
      activity
      wordsBefore
      wordsAfter
    }
    ... on DayDifference {
      activity
      dayBefore
      dayAfter
    }
    ... on KindDifference {
      title
      kindBefore
      kindAfter
    }
    ... on ActivityDifference {
      added
      title
      plannedOn
    }
    ... on DeficitDifference {
      added
      area
    }
    ... on OrderDifference {
      reordered
    }
  }
`)

/** A change of a programme with everything that its panel and its form read. */
export const CHANGE = graphql(/* GraphQL */ `
  fragment ProgrammeChange_change on ProgrammeChange {
    id
    kind
    state
    reason
    proposedAt
    proposedBy {
      id
      shortName
    }
    consented {
      id
      shortName
    }
    awaits {
      id
      shortName
    }
    decidedBy {
      id
      shortName
    }
    decidedOn
    remark
    edition
    extendsByDays
    extendsByDaysInAll
    termWarning
    version
    viewerCan
    differences {
      ...ProgrammeChange_difference
    }
    wording {
      goal
      expectedResult
      startsOn
      endsOn
      deficitIds
      activities {
        id
        title
        kind
        plannedOn
        expectedResult
      }
    }
  }
`)
