import type { IndividualRouteState } from '@/shared/graphql/generated/graphql'
import { IconActive, IconCompleted, IconDraft, IconEdit } from '@/shared/ui/icons'
import type { StatusLook } from '@/shared/ui/StatusMark'

export const ROUTE_LOOK = {
  DRAFT: { icon: IconDraft, tone: 'attention' },
  ACTIVE: { icon: IconActive, tone: 'active' },
  REVISED: { icon: IconEdit, tone: 'active' },
  FINISHED: { icon: IconCompleted, tone: 'done' },
} as const satisfies Record<IndividualRouteState, StatusLook>

export const ROUTE_STATES = [
  'DRAFT',
  'ACTIVE',
  'REVISED',
  'FINISHED',
] as const satisfies readonly IndividualRouteState[]
