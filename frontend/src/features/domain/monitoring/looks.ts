import type { CampaignState, SubmissionState } from '@/shared/graphql/generated/graphql'
import {
  IconActive,
  IconCompleted,
  IconDraft,
  IconLocked,
  IconNotApplicable,
  IconReturned,
  IconUnknown,
  IconWaiting,
} from '@/shared/ui/icons'
import type { StatusLook } from '@/shared/ui/StatusMark'

export const CAMPAIGN_LOOK = {
  PLANNED: { icon: IconDraft, tone: 'neutral' },
  OPEN: { icon: IconActive, tone: 'active' },
  CLOSED: { icon: IconLocked, tone: 'done' },
  CANCELLED: { icon: IconNotApplicable, tone: 'neutral' },
} as const satisfies Record<CampaignState, StatusLook>

export const SUBMISSION_LOOK = {
  NOT_STARTED: { icon: IconUnknown, tone: 'neutral' },
  DRAFT: { icon: IconDraft, tone: 'attention' },
  SUBMITTED: { icon: IconWaiting, tone: 'active' },
  RETURNED: { icon: IconReturned, tone: 'problem' },
  ACCEPTED: { icon: IconCompleted, tone: 'done' },
} as const satisfies Record<SubmissionState, StatusLook>
