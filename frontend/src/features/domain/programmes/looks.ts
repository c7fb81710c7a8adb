import type {
  ActivityKind,
  ActivityState,
  MentoringFormat,
  ProgrammeState,
} from '@/shared/graphql/generated/graphql'
import {
  IconActive,
  IconCompleted,
  IconDeclined,
  IconDraft,
  IconReturned,
  IconWaiting,
} from '@/shared/ui/icons'
import type { StatusLook } from '@/shared/ui/StatusMark'

export const PROGRAMME_LOOK = {
  DRAFT: { icon: IconDraft, tone: 'neutral' },
  AGREED: { icon: IconWaiting, tone: 'attention' },
  APPROVED: { icon: IconActive, tone: 'active' },
  COMPLETED: { icon: IconCompleted, tone: 'done' },
  TERMINATED: { icon: IconDeclined, tone: 'neutral' },
} as const satisfies Record<ProgrammeState, StatusLook>

export const ACTIVITY_LOOK = {
  PLANNED: { icon: IconDraft, tone: 'neutral' },
  SUBMITTED: { icon: IconWaiting, tone: 'attention' },
  RETURNED: { icon: IconReturned, tone: 'problem' },
  ACCEPTED: { icon: IconCompleted, tone: 'active' },
} as const satisfies Record<ActivityState, StatusLook>

export const ACTIVITY_KINDS = [
  'CONSULTATION',
  'LESSON_VISIT',
  'JOINT_LESSON',
  'OPEN_LESSON',
  'DOCUMENT_WORK',
  'CONTEST_PREPARATION',
  'SELF_STUDY',
  'EVENT',
  'COURSE',
] as const satisfies readonly ActivityKind[]

/** The formats whose programme may be shorter than three months. */
const MAY_BE_SHORT = {
  ONE_TO_ONE: false,
  GROUP: false,
  FLASH: true,
  SPEED: true,
  NETWORK: false,
  REVERSE: false,
  VIRTUAL: false,
  SITUATIONAL: true,
  SHORT_TERM_GOAL_SETTING: true,
} as const satisfies Record<MentoringFormat, boolean>

export function mayBeShort(format: MentoringFormat): boolean {
  return MAY_BE_SHORT[format]
}
