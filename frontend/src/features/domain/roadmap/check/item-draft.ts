import type {
  EvidenceKind,
  PlanBodyKind,
  RoadmapItemInput,
  SchoolKind,
} from '@/shared/graphql/generated/graphql'
import type { CheckItem } from './check-item.fragment'

export type DraftBody = { kind: PlanBodyKind; schoolKind: SchoolKind | null }
export type DraftReading = NonNullable<RoadmapItemInput['chosenReading']>

/** The words of a row, as they are corrected. */
export type ItemDraft = {
  number: string
  section: string
  title: string
  term: string
  responsible: string
  participants: string
  result: string
  evidence: string
  condition: string
  bodies: readonly DraftBody[]
  reading: DraftReading
  evidenceKind: EvidenceKind | null
  isObligatory: boolean
}

/** How the headings above a row are written in one line. */
const BETWEEN_SECTIONS = ' / '

export function draftOf(item: CheckItem): ItemDraft {
  return {
    number: item.number ?? '',
    section: item.sections.join(BETWEEN_SECTIONS),
    title: item.title,
    term: item.term,
    responsible: item.responsible,
    participants: item.participants,
    result: item.result,
    evidence: item.evidence,
    condition: item.condition ?? '',
    bodies: item.bodies.map(({ kind, schoolKind }) => ({ kind, schoolKind: schoolKind ?? null })),
    reading: {
      choice: item.chosenReading.choice,
      part: item.chosenReading.part ?? null,
      reason: item.chosenReading.reason ?? null,
    },
    evidenceKind: item.evidenceKind ?? null,
    isObligatory: item.isObligatory,
  }
}

export function isSame(a: ItemDraft, b: ItemDraft): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/**
 * What is sent. Bodies that nobody touched are left out where who is responsible was written anew, so that the server
 * reads them; the reading of a term that was written anew is left out alike.
 */
export function inputOf(draft: ItemDraft, saved: ItemDraft): RoadmapItemInput {
  const { section, bodies, reading, number, condition, ...words } = draft
  const bodiesStand = JSON.stringify(bodies) === JSON.stringify(saved.bodies)
  const readingStands = JSON.stringify(reading) === JSON.stringify(saved.reading)
  return {
    ...words,
    number: number.trim() || null,
    condition: condition.trim() || null,
    sections: section
      .split(BETWEEN_SECTIONS)
      .map((each) => each.trim())
      .filter(Boolean),
    ...(bodiesStand && draft.responsible !== saved.responsible ? {} : { bodies: [...bodies] }),
    ...(readingStands && draft.term !== saved.term ? {} : { chosenReading: reading }),
  }
}

/** The fields in which two wordings of a row differ, in the order of the form. */
export function differences(a: ItemDraft, b: ItemDraft): (keyof ItemDraft)[] {
  return (Object.keys(a) as (keyof ItemDraft)[]).filter(
    (field) => JSON.stringify(a[field]) !== JSON.stringify(b[field]),
  )
}
