import { graphql } from '@/shared/graphql/generated'
import type { CheckItem_ItemFragment } from '@/shared/graphql/generated/graphql'

/** A row of a draft, as it is checked. */
export const CHECK_ITEM = graphql(/* GraphQL */ `
  fragment CheckItem_item on RoadmapItem {
    id
    position
    number
    sections
    title
    term
    responsible
    participants
    result
    evidence
    bodies {
      kind
      schoolKind
      printed
    }
    bodiesNotUnderstood
    schedule {
      kind
    }
    chosenReading {
      choice
      part
      reason
    }
    windows {
      start
      end
      openStart
    }
    evidenceKind
    isObligatory
    condition
    doubts
    isChecked
    parentItem {
      id
    }
    paperRows {
      block
      row
    }
    remarks {
      text
    }
    revision
  }
`)

export type CheckItem = CheckItem_ItemFragment

/** A row that a person should look at before the plan is approved. */
export function inQuestion({ isChecked, doubts }: Pick<CheckItem, 'isChecked' | 'doubts'>): boolean {
  return !isChecked && doubts.length > 0
}
