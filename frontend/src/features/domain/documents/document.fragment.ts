import { graphql } from '@/shared/graphql/generated'

/** A document as its page reads it. */
export const DOCUMENT = graphql(/* GraphQL */ `
  fragment Document_document on Document {
    id
    kind
    title
    number
    date
    effectiveFrom
    validUntil
    isExpired
    basis
    appendices
    state
    revision
    version
    publishedAt
    publishedBy
    reason
    viewerCan
    owner {
      id
      level
      name
    }
    asPrinted {
      title
      number
      date
      note
    }
    endorsements {
      kind
      body
      minutesNumber
      date
    }
    approvedBy {
      number
      date
    }
    supersedes {
      id
      version
    }
    supersededBy {
      id
      version
    }
    versions {
      id
      version
      state
      effectiveFrom
      validUntil
      number
      date
    }
    files {
      id
      name
      mediaType
      size
      uploadedAt
      uploadedBy
      isSearched
      path
    }
    expertises {
      id
      state
      conclusion
      remarks
      submittedAt
      submittedBy
      takenBy
      concludedAt
      concludedBy
    }
    history {
      at
      by
      deed
      from
      to
      why
    }
  }
`)
