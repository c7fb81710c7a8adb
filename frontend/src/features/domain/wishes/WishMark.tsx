import { useTranslation } from 'react-i18next'
import type { WishKind } from '@/shared/graphql/generated/graphql'
import { IconDeclined, IconDone } from '@/shared/ui/icons'
import { type StatusLook, StatusMark } from '@/shared/ui/StatusMark'

const LOOK = {
  LIKE: { icon: IconDone, tone: 'active' },
  RATHER_NOT: { icon: IconDeclined, tone: 'neutral' },
} as const satisfies Record<WishKind, StatusLook>

export function WishMark({ kind }: { kind: WishKind }) {
  const { t } = useTranslation('wishes')
  return <StatusMark {...LOOK[kind]} label={t(`kindOf.${kind}`)} />
}
