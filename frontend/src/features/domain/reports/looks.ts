import type { RoadmapReportState } from '@/shared/graphql/generated/graphql'
import { IconCompleted, IconDone, IconDraft, IconReturned, IconWaiting } from '@/shared/ui/icons'
import type { StatusLook } from '@/shared/ui/StatusMark'

export const REPORT_LOOK = {
  DRAFT: { icon: IconDraft, tone: 'attention' },
  PREPARED: { icon: IconDone, tone: 'attention' },
  SUBMITTED: { icon: IconWaiting, tone: 'active' },
  RETURNED: { icon: IconReturned, tone: 'problem' },
  ACCEPTED: { icon: IconCompleted, tone: 'done' },
} as const satisfies Record<RoadmapReportState, StatusLook>
