import { useTranslation } from 'react-i18next'
import type { CorrectionState } from '@/shared/graphql/generated/graphql'
import { IconCompleted, IconDeclined, IconReturned, IconWaiting } from '@/shared/ui/icons'
import { type StatusLook, StatusMark } from '@/shared/ui/StatusMark'

const LOOK = {
  OPEN: { icon: IconWaiting, tone: 'attention' },
  CORRECTED: { icon: IconCompleted, tone: 'done' },
  DECLINED: { icon: IconDeclined, tone: 'neutral' },
  WITHDRAWN: { icon: IconReturned, tone: 'neutral' },
} as const satisfies Record<CorrectionState, StatusLook>

export function CorrectionStateMark({ state }: { state: CorrectionState }) {
  const { t } = useTranslation('corrections')
  return <StatusMark {...LOOK[state]} label={t(`stateOf.${state}`)} />
}
