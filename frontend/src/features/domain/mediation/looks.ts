import type { MediationKind, MediationState } from '@/shared/graphql/generated/graphql'
import {
  IconActive,
  IconCompleted,
  IconDeclined,
  IconDone,
  IconReturned,
  IconWaiting,
} from '@/shared/ui/icons'
import type { StatusLook } from '@/shared/ui/StatusMark'

export const MEDIATION_LOOK = {
  OPENED: { icon: IconWaiting, tone: 'attention' },
  IN_PROGRESS: { icon: IconActive, tone: 'active' },
  PROPOSED: { icon: IconDone, tone: 'attention' },
  AGREED: { icon: IconCompleted, tone: 'done' },
  NOT_AGREED: { icon: IconDeclined, tone: 'problem' },
  WITHDRAWN: { icon: IconReturned, tone: 'neutral' },
} as const satisfies Record<MediationState, StatusLook>

export const MEDIATION_STATES = [
  'OPENED',
  'IN_PROGRESS',
  'PROPOSED',
  'AGREED',
  'NOT_AGREED',
  'WITHDRAWN',
] as const satisfies readonly MediationState[]

/** From the lightest to the heaviest. */
export const MEDIATION_KINDS = [
  'CONSULTATION',
  'AGREEMENT',
  'MEDIATION',
] as const satisfies readonly MediationKind[]

/** Who curates does not ask for advice on a pair that is not theirs. */
export const KINDS_OF_CURATOR = MEDIATION_KINDS.filter((kind) => kind !== 'CONSULTATION')
