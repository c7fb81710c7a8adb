import type { HelpRequestState } from '@/shared/graphql/generated/graphql'
import { IconActive, IconCompleted, IconDone, IconReturned, IconWaiting } from '@/shared/ui/icons'
import type { StatusLook } from '@/shared/ui/StatusMark'

export const HELP_LOOK = {
  NEW: { icon: IconWaiting, tone: 'attention' },
  TAKEN: { icon: IconActive, tone: 'active' },
  ANSWERED: { icon: IconDone, tone: 'active' },
  CLOSED: { icon: IconCompleted, tone: 'done' },
  WITHDRAWN: { icon: IconReturned, tone: 'neutral' },
} as const satisfies Record<HelpRequestState, StatusLook>
