import { graphql } from '@/shared/graphql/generated'
import type { PlanDuty_DutyFragment, PlanItem_ItemFragment } from '@/shared/graphql/generated/graphql'

/** What one place owes by one row, with its days. */
export const PLAN_DUTY = graphql(/* GraphQL */ `
  fragment PlanDuty_duty on Duty {
    id
    applicability
    reason
    place {
      id
      level
      name
    }
    occurrences {
      id
      from
      due
      state
      isOverdue
      doneOn
    }
  }
`)

/** A row of a plan as it is read and looked after. */
export const PLAN_ITEM = graphql(/* GraphQL */ `
  fragment PlanItem_item on RoadmapItem {
    id
    number
    sections
    title
    term
    responsible
    participants
    result
    evidence
    condition
    isObligatory
    parentItem {
      id
      number
      title
      term
    }
    bodies {
      kind
      schoolKind
      printed
    }
    windows {
      start
      end
      openStart
    }
    progress {
      total
      ...Progress_progress
    }
    remarks {
      text
    }
  }
`)

export type PlanItem = PlanItem_ItemFragment
export type PlanDuty = PlanDuty_DutyFragment
