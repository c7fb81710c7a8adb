import type { ProgrammeChangeState } from '@/shared/graphql/generated/graphql'
import {
  IconActive,
  IconClose,
  IconDeclined,
  IconDone,
  IconEarlier,
  IconReturned,
  IconWaiting,
} from '@/shared/ui/icons'
import type { StatusLook } from '@/shared/ui/StatusMark'

export const CHANGE_LOOK = {
  OPEN: { icon: IconWaiting, tone: 'attention' },
  CONSENTED: { icon: IconDone, tone: 'attention' },
  APPROVED: { icon: IconActive, tone: 'active' },
  REFUSED: { icon: IconDeclined, tone: 'problem' },
  DECLINED: { icon: IconClose, tone: 'problem' },
  WITHDRAWN: { icon: IconReturned, tone: 'neutral' },
  LAPSED: { icon: IconEarlier, tone: 'neutral' },
} as const satisfies Record<ProgrammeChangeState, StatusLook>
