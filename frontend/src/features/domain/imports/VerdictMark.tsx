import { useTranslation } from 'react-i18next'
import type { ImportVerdict } from '@/shared/graphql/generated/graphql'
import { IconAdd, IconDeclined, IconDone, IconEdit, IconProblem, IconUnknown } from '@/shared/ui/icons'
import { type StatusLook, StatusMark } from '@/shared/ui/StatusMark'

const LOOK = {
  NEW: { icon: IconAdd, tone: 'active' },
  UPDATE: { icon: IconEdit, tone: 'active' },
  SAME: { icon: IconDone, tone: 'neutral' },
  DOUBTFUL: { icon: IconUnknown, tone: 'attention' },
  WRONG: { icon: IconProblem, tone: 'problem' },
  SKIPPED: { icon: IconDeclined, tone: 'neutral' },
} as const satisfies Record<ImportVerdict, StatusLook>

export function VerdictMark({ verdict }: { verdict: ImportVerdict }) {
  const { t } = useTranslation('imports')
  return <StatusMark {...LOOK[verdict]} label={t(`verdict.${verdict}`)} />
}
