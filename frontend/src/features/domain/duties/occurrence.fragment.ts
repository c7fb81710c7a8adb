import { graphql } from '@/shared/graphql/generated'
import type { Occurrence_OccurrenceFragment, OwedDuty_DutyFragment } from '@/shared/graphql/generated/graphql'

/** What a place owes by a row of a plan, as its lists read it. */
export const DUTY = graphql(/* GraphQL */ `
  fragment OwedDuty_duty on Duty {
    id
    applicability
    reason
    viewerCan
    place {
      id
      level
      name
    }
    roadmap {
      id
      title
    }
    item {
      id
      number
      title
      term
      responsible
      participants
      result
      evidence
      condition
      evidenceKind
      isObligatory
    }
  }
`)

/** A dated occurrence of a duty, with what was stated of it. */
export const OCCURRENCE = graphql(/* GraphQL */ `
  fragment Occurrence_occurrence on DutyOccurrence {
    id
    from
    due
    state
    isOverdue
    daysOverdue
    doneOn
    comment
    verifiedOn
    returnedReason
    revision
    viewerCan
    statedBy {
      id
      shortName
    }
    evidence {
      id
      kind
      title
      url
      text
      number
      datedOn
      order {
        id
        title
      }
      file {
        id
        name
        size
        path
      }
    }
    duty {
      ...OwedDuty_duty
    }
  }
`)

export type OwedDuty = OwedDuty_DutyFragment
export type Occurrence = Omit<Occurrence_OccurrenceFragment, 'duty'> & { duty: OwedDuty }
