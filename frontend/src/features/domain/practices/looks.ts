import type { PracticeState } from '@/shared/graphql/generated/graphql'
import { IconActive, IconDraft, IconReturned, IconWaiting } from '@/shared/ui/icons'
import type { StatusLook } from '@/shared/ui/StatusMark'

export const PRACTICE_STATES = [
  'DRAFT',
  'SUBMITTED',
  'SCHOOL_APPROVED',
  'PUBLISHED',
  'WITHDRAWN',
] as const satisfies readonly PracticeState[]

export const PRACTICE_LOOK = {
  DRAFT: { icon: IconDraft, tone: 'neutral' },
  SUBMITTED: { icon: IconWaiting, tone: 'attention' },
  SCHOOL_APPROVED: { icon: IconWaiting, tone: 'attention' },
  PUBLISHED: { icon: IconActive, tone: 'active' },
  WITHDRAWN: { icon: IconReturned, tone: 'neutral' },
} as const satisfies Record<PracticeState, StatusLook>
