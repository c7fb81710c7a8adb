import { graphql } from '@/shared/graphql/generated'

/** Days on which somebody is away; the reason comes to its owner alone. */
export const ABSENCE = graphql(/* GraphQL */ `
  fragment Absence_absence on Absence {
    id
    from
    until
    reason
    viewerCan
    person {
      id
      fullName
    }
    school {
      id
    }
  }
`)
