import { useTranslation } from 'react-i18next'
import type { CardState } from '@/shared/graphql/generated/graphql'
import { IconActive, IconEarlier, IconPaused } from '@/shared/ui/icons'
import { type StatusLook, StatusMark } from '@/shared/ui/StatusMark'

const LOOK = {
  IN_BANK: { icon: IconActive, tone: 'active' },
  PAUSED: { icon: IconPaused, tone: 'attention' },
  LEFT: { icon: IconEarlier, tone: 'neutral' },
} as const satisfies Record<CardState, StatusLook>

export const CARD_STATES = ['IN_BANK', 'PAUSED', 'LEFT'] as const satisfies readonly CardState[]

export function CardStateMark({ state }: { state: CardState }) {
  const { t } = useTranslation('people')
  return <StatusMark {...LOOK[state]} label={t(`cardState.${state}`)} />
}
