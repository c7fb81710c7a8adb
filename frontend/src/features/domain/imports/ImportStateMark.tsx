import { useTranslation } from 'react-i18next'
import type { ImportState } from '@/shared/graphql/generated/graphql'
import { IconActive, IconDone, IconProblem, IconReturned, IconWaiting } from '@/shared/ui/icons'
import { type StatusLook, StatusMark } from '@/shared/ui/StatusMark'

const LOOK = {
  WAITING: { icon: IconWaiting, tone: 'active' },
  PREVIEWED: { icon: IconActive, tone: 'attention' },
  UNREADABLE: { icon: IconProblem, tone: 'problem' },
  APPLYING: { icon: IconWaiting, tone: 'active' },
  APPLIED: { icon: IconDone, tone: 'done' },
  DISCARDED: { icon: IconReturned, tone: 'neutral' },
} as const satisfies Record<ImportState, StatusLook>

export function ImportStateMark({ state }: { state: ImportState }) {
  const { t } = useTranslation('imports')
  return <StatusMark {...LOOK[state]} label={t(`state.${state}`)} />
}
