import type { BankState } from '@/shared/graphql/generated/graphql'

/** Apart from their looks: the filters of an address need the names and no pictures. */
export const BANK_STATES = [
  'CANDIDATE',
  'CONSENT_PENDING',
  'AVAILABLE',
  'ASSIGNED',
  'PAUSED',
  'REJECTED',
  'LEFT',
] as const satisfies readonly BankState[]
