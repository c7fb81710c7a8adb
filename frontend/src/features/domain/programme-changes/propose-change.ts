import { graphql } from '@/shared/graphql/generated'
import type { ProposeProgrammeChangeRefusal } from '@/shared/graphql/generated/graphql'

export const PROPOSE_CHANGE = graphql(/* GraphQL */ `
  mutation ProposeProgrammeChange($input: ProposeProgrammeChangeInput!) {
    proposeProgrammeChange(input: $input) {
      __typename
      ... on ProposeProgrammeChangeDone {
        change {
          id
        }
      }
      ... on ProposeProgrammeChangeRefused {
        reason
      }
      ... on ProposeProgrammeChangeConflict {
        programme {
          ...Programme_programme
        }
        current {
          ...ProgrammeChange_change
        }
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

/** Which field of the form a refusal is about; the others are about the whole. */
export const REFUSED_FIELD: Partial<Record<ProposeProgrammeChangeRefusal, string>> = {
  ENDS_IN_THE_PAST: 'endsOn',
  TOO_SHORT: 'endsOn',
  TOO_LONG_WITHOUT_REASON: 'endsOn',
}
