import { useTranslation } from 'react-i18next'
import type { OneOffState } from '@/shared/graphql/generated/graphql'
import {
  IconActive,
  IconCompleted,
  IconDeclined,
  IconDone,
  IconReturned,
  IconWaiting,
} from '@/shared/ui/icons'
import { type StatusLook, StatusMark } from '@/shared/ui/StatusMark'

const LOOK = {
  PROPOSED: { icon: IconWaiting, tone: 'attention' },
  AGREED: { icon: IconActive, tone: 'active' },
  HELD: { icon: IconDone, tone: 'active' },
  FEEDBACK: { icon: IconDone, tone: 'active' },
  CLOSED: { icon: IconCompleted, tone: 'done' },
  DECLINED: { icon: IconDeclined, tone: 'neutral' },
  CANCELLED: { icon: IconReturned, tone: 'neutral' },
} as const satisfies Record<OneOffState, StatusLook>

export function OneOffStateMark({ state }: { state: OneOffState }) {
  const { t } = useTranslation('oneOffs')
  return <StatusMark {...LOOK[state]} label={t(`stateOf.${state}`)} />
}
