import type { DocumentState, ExpertiseState } from '@/shared/graphql/generated/graphql'
import {
  IconActive,
  IconCompleted,
  IconDeclined,
  IconDraft,
  IconEarlier,
  IconReturned,
  IconVerified,
  IconWaiting,
} from '@/shared/ui/icons'
import type { StatusLook } from '@/shared/ui/StatusMark'

export const DOCUMENT_LOOK = {
  DRAFT: { icon: IconDraft, tone: 'neutral' },
  INTERNAL_REVIEW: { icon: IconWaiting, tone: 'attention' },
  ENDORSED: { icon: IconCompleted, tone: 'active' },
  APPROVED: { icon: IconWaiting, tone: 'active' },
  IN_FORCE: { icon: IconActive, tone: 'active' },
  AMENDED: { icon: IconEarlier, tone: 'neutral' },
  REPEALED: { icon: IconDeclined, tone: 'neutral' },
  ARCHIVED: { icon: IconEarlier, tone: 'neutral' },
} as const satisfies Record<DocumentState, StatusLook>

export const EXPERTISE_LOOK = {
  SUBMITTED: { icon: IconWaiting, tone: 'attention' },
  IN_PROGRESS: { icon: IconActive, tone: 'active' },
  RETURNED: { icon: IconReturned, tone: 'problem' },
  CLEARED: { icon: IconVerified, tone: 'done' },
  WITHDRAWN: { icon: IconDeclined, tone: 'neutral' },
} as const satisfies Record<ExpertiseState, StatusLook>
