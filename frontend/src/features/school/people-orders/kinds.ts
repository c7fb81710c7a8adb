import type { GroupSeat, OrderKind, RewardKind } from '@/shared/graphql/generated/graphql'

/** The orders about people, as the sheet offers them. */
export const PEOPLE_ORDERS = [
  'APPROVE_WORKING_GROUP',
  'APPROVE_PROGRAMMES',
  'REWARD_MENTORS',
  'RELEASE_FOR_EVENT',
  'FORM_ASSOCIATION',
] as const satisfies readonly OrderKind[]
export type PeopleOrder = (typeof PEOPLE_ORDERS)[number]

export const SEATS = ['LEADER', 'SECRETARY', 'MEMBER'] as const satisfies readonly GroupSeat[]

export const REWARDS = ['GRATITUDE', 'HONOUR_LETTER', 'PAYMENT'] as const satisfies readonly RewardKind[]
