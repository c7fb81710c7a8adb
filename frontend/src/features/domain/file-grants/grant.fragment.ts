import { graphql } from '@/shared/graphql/generated'
import type { FileGrant_FileGrantFragment } from '@/shared/graphql/generated/graphql'

/** Who asked to read more of a person than their role shows, and what became of it. The values are never in it. */
export const FILE_GRANT = graphql(/* GraphQL */ `
  fragment FileGrant_fileGrant on FileGrant {
    id
    purpose
    askedFields
    fields
    state
    askedOn
    decidedOn
    until
    refusalNote
    closedOn
    readings
    lastReadAt
    viewerCan
    mentor {
      id
      shortName
    }
    mentee {
      id
      shortName
    }
    decidedBy {
      id
      shortName
    }
  }
`)

export type FileGrant = FileGrant_FileGrantFragment
