import { graphql } from '@/shared/graphql/generated'
import type {
  Mediation_MediationCaseFragment,
  MediationLine_MediationCaseFragment,
} from '@/shared/graphql/generated/graphql'

/** A case as a line of a list. Who learns only that it exists is told no topic. */
export const MEDIATION_LINE = graphql(/* GraphQL */ `
  fragment MediationLine_mediationCase on MediationCase {
    id
    kind
    state
    addressee
    openedOn
    answerBy
    closedOn
    topic
    openedBy {
      id
      shortName
    }
    mediator {
      id
      shortName
    }
  }
`)

/** A case with all that the reader may know of it. */
export const MEDIATION = graphql(/* GraphQL */ `
  fragment Mediation_mediationCase on MediationCase {
    id
    kind
    state
    addressee
    openedOn
    answerBy
    takenOn
    closedOn
    topic
    account
    outcome
    edition
    viewerCan
    school {
      id
      name
    }
    mentorship {
      id
    }
    openedBy {
      id
      shortName
    }
    mediator {
      id
      shortName
    }
    parties {
      side
      agreed
      person {
        id
        fullName
      }
    }
    notes {
      writtenAt
      text
      own
      author {
        id
        shortName
      }
    }
  }
`)

export type MediationLine = MediationLine_MediationCaseFragment
export type Mediation = Mediation_MediationCaseFragment
