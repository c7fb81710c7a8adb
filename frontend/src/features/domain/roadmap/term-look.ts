import type { ScheduleKind } from '@/shared/graphql/generated/graphql'
import { IconActive, IconCalendar, IconDone, IconUnknown, IconWaiting } from '@/shared/ui/icons'
import type { StatusLook } from '@/shared/ui/StatusMark'

/** How the sort of a term looks; its word is `roadmap:kind.<kind>`. */
export const TERM_LOOK = {
  ONCE: { icon: IconDone, tone: 'active' },
  RECURRING: { icon: IconCalendar, tone: 'active' },
  CONTINUOUS: { icon: IconActive, tone: 'active' },
  ON_DEMAND: { icon: IconWaiting, tone: 'neutral' },
  COMPOUND: { icon: IconCalendar, tone: 'active' },
  NOT_UNDERSTOOD: { icon: IconUnknown, tone: 'problem' },
} as const satisfies Record<ScheduleKind, StatusLook>
