import { useTranslation } from 'react-i18next'
import type { MentorshipState } from '@/shared/graphql/generated/graphql'
import {
  IconActive,
  IconCompleted,
  IconDeclined,
  IconDocument,
  IconDone,
  IconReturned,
  IconWaiting,
} from '@/shared/ui/icons'
import { type StatusLook, StatusMark } from '@/shared/ui/StatusMark'

const LOOK = {
  PROPOSED: { icon: IconWaiting, tone: 'attention' },
  DECLINED: { icon: IconDeclined, tone: 'neutral' },
  REVOKED: { icon: IconReturned, tone: 'neutral' },
  AGREED: { icon: IconDone, tone: 'attention' },
  ORDER_PREPARED: { icon: IconDocument, tone: 'attention' },
  ACTIVE: { icon: IconActive, tone: 'active' },
  ENDED: { icon: IconCompleted, tone: 'done' },
} as const satisfies Record<MentorshipState, StatusLook>

export function PairStateMark({ state }: { state: MentorshipState }) {
  const { t } = useTranslation('pairs')
  return <StatusMark {...LOOK[state]} label={t(`stateOf.${state}`)} />
}
