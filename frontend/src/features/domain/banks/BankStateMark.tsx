import { useTranslation } from 'react-i18next'
import type { BankState } from '@/shared/graphql/generated/graphql'
import {
  IconActive,
  IconDeclined,
  IconDraft,
  IconEarlier,
  IconPair,
  IconPaused,
  IconWaiting,
} from '@/shared/ui/icons'
import { type StatusLook, StatusMark } from '@/shared/ui/StatusMark'

const LOOK = {
  CANDIDATE: { icon: IconWaiting, tone: 'attention' },
  CONSENT_PENDING: { icon: IconDraft, tone: 'attention' },
  AVAILABLE: { icon: IconActive, tone: 'active' },
  ASSIGNED: { icon: IconPair, tone: 'done' },
  PAUSED: { icon: IconPaused, tone: 'neutral' },
  REJECTED: { icon: IconDeclined, tone: 'problem' },
  LEFT: { icon: IconEarlier, tone: 'neutral' },
} as const satisfies Record<BankState, StatusLook>

/** Which of the two banks the word is for: who is free there is a mentor with places or a teacher who waits. */
export type BankSide = 'mentor' | 'mentee'

export function BankStateMark({ state, side }: { state: BankState; side: BankSide }) {
  const { t } = useTranslation('banks')
  return <StatusMark {...LOOK[state]} label={t(`bankState.${side}.${state}`)} />
}
