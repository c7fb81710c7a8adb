import { graphql } from '@/shared/graphql/generated'

/** Whose people mentor at a school by an agreement, as the school's list and its form read it. */
export const PARTNER = graphql(/* GraphQL */ `
  fragment Partner_partner on Partner {
    id
    kind
    name
    contacts
    agreementNumber
    agreementOn
    agreementUntil
    inForce
    people {
      id
      fullName
      position
    }
    version
    viewerCan
  }
`)
