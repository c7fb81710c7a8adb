import type { MentorshipState } from '@/shared/graphql/generated/graphql'

export const PAIR_STATES = [
  'PROPOSED',
  'AGREED',
  'ORDER_PREPARED',
  'ACTIVE',
  'ENDED',
  'DECLINED',
  'REVOKED',
] as const satisfies readonly MentorshipState[]
