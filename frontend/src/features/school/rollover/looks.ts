import type { CardOutlook, PairOutlook } from '@/shared/graphql/generated/graphql'
import {
  IconActive,
  IconDone,
  IconDraft,
  IconEarlier,
  IconProblem,
  IconWaiting,
  IconWarning,
} from '@/shared/ui/icons'
import type { StatusLook } from '@/shared/ui/StatusMark'

export const PAIR_OUTLOOK = {
  PROGRAMME_RUNS: { icon: IconActive, tone: 'active' },
  RESULT_MISSING: { icon: IconWarning, tone: 'attention' },
  PROGRAMME_NOT_APPROVED: { icon: IconWaiting, tone: 'attention' },
  PROGRAMME_MISSING: { icon: IconDraft, tone: 'attention' },
  ENDING_PROPOSED: { icon: IconWaiting, tone: 'attention' },
  PARTICIPANT_LEAVES: { icon: IconProblem, tone: 'problem' },
} as const satisfies Record<PairOutlook, StatusLook>

export const CARD_OUTLOOK = {
  FRESH: { icon: IconDone, tone: 'done' },
  STALE: { icon: IconEarlier, tone: 'attention' },
  OWNER_LEAVES: { icon: IconProblem, tone: 'problem' },
} as const satisfies Record<CardOutlook, StatusLook>
