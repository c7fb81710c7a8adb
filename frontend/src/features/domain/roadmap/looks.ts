import type { OccurrenceState, RoadmapState, RoadmapVerdict } from '@/shared/graphql/generated/graphql'
import {
  IconActive,
  IconCompleted,
  IconDone,
  IconDraft,
  IconEarlier,
  IconNotApplicable,
  IconReturned,
  IconVerified,
  IconWaiting,
  IconWarning,
} from '@/shared/ui/icons'
import type { StatusLook } from '@/shared/ui/StatusMark'

export const ROADMAP_LOOK = {
  DRAFT: { icon: IconDraft, tone: 'attention' },
  SUBMITTED: { icon: IconWaiting, tone: 'attention' },
  RETURNED: { icon: IconReturned, tone: 'problem' },
  AGREED: { icon: IconDone, tone: 'active' },
  IN_FORCE: { icon: IconActive, tone: 'active' },
  CLOSED: { icon: IconEarlier, tone: 'neutral' },
} as const satisfies Record<RoadmapState, StatusLook>

export const VERDICT_LOOK = {
  PENDING: { icon: IconWaiting, tone: 'attention' },
  AGREED: { icon: IconCompleted, tone: 'done' },
  RETURNED: { icon: IconReturned, tone: 'problem' },
} as const satisfies Record<RoadmapVerdict, StatusLook>

const OCCURRENCE_LOOK = {
  PLANNED: { icon: IconDraft, tone: 'neutral' },
  IN_PROGRESS: { icon: IconActive, tone: 'active' },
  DONE: { icon: IconDone, tone: 'active' },
  VERIFIED: { icon: IconVerified, tone: 'active' },
  CANCELLED: { icon: IconEarlier, tone: 'neutral' },
  NOT_APPLICABLE: { icon: IconNotApplicable, tone: 'neutral' },
} as const satisfies Record<OccurrenceState, StatusLook>

/** What an occurrence is called and how it looks: overdue is no state of its own, and is said before every other. */
export type OccurrenceWord = OccurrenceState | 'OVERDUE'

export function occurrenceWord(occurrence: { state: OccurrenceState; isOverdue: boolean }): OccurrenceWord {
  return occurrence.isOverdue ? 'OVERDUE' : occurrence.state
}

export function occurrenceLook(word: OccurrenceWord): StatusLook {
  return word === 'OVERDUE' ? { icon: IconWarning, tone: 'problem' } : OCCURRENCE_LOOK[word]
}
