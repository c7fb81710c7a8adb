import { graphql } from '@/shared/graphql/generated'

/** A template as its list, its sheet and its form read it. */
export const TEMPLATE = graphql(/* GraphQL */ `
  fragment Template_template on ProgrammeTemplate {
    id
    title
    purpose
    form
    categories
    deficitKinds
    topics
    months
    goal
    expectedResult
    state
    edition
    viewerCan
    owner {
      id
      level
      name
    }
    activities {
      title
      kind
      dueDay
      week
      expectedResult
    }
  }
`)
