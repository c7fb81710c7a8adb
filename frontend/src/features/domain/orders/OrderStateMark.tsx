import { useTranslation } from 'react-i18next'
import type { OrderState } from '@/shared/graphql/generated/graphql'
import { IconCompleted, IconDeclined, IconWaiting } from '@/shared/ui/icons'
import { type StatusLook, StatusMark } from '@/shared/ui/StatusMark'

const LOOK = {
  DRAFT: { icon: IconWaiting, tone: 'attention' },
  SIGNED: { icon: IconCompleted, tone: 'done' },
  CANCELLED: { icon: IconDeclined, tone: 'neutral' },
} as const satisfies Record<OrderState, StatusLook>

export function OrderStateMark({ state }: { state: OrderState }) {
  const { t } = useTranslation('orders')
  return <StatusMark {...LOOK[state]} label={t(`stateOf.${state}`)} />
}
