import { graphql } from '@/shared/graphql/generated'

/** With whom somebody would, or would rather not, work. */
export const WISH = graphql(/* GraphQL */ `
  fragment Wish_wish on Wish {
    id
    side
    kind
    statedOn
    viewerCan
    person {
      id
      fullName
    }
    colleague {
      id
      fullName
      position
    }
    school {
      id
    }
  }
`)
