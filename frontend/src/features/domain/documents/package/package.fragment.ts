import { graphql } from '@/shared/graphql/generated'

/** The package of an organisation in a school year. */
export const PACKAGE = graphql(/* GraphQL */ `
  fragment Package_package on DocumentPackage {
    schoolYear
    required
    current
    percent
    lines {
      item
      status
      documentId
      roadmapId
      orderId
      confirmedOn
      confirmedBy
      viewerCanConfirm
    }
  }
`)
