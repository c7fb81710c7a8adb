import * as v from 'valibot'
import { ORDER_STATES } from '@/features/domain/orders/order-states'
import type { OrderKind } from '@/shared/graphql/generated/graphql'
import { pagingSearch } from '@/shared/lib/paging'

export const ORDER_KINDS = [
  'ASSIGN_PAIRS',
  'CHANGE_PAIRS',
  'APPOINT_CURATOR',
  'APPROVE_WORKING_GROUP',
  'APPROVE_PROGRAMMES',
  'REWARD_MENTORS',
  'RELEASE_FOR_EVENT',
  'FORM_ASSOCIATION',
] as const satisfies readonly OrderKind[]

/** The filters of the orders, as they stand in the address. */
export const ordersSearch = v.object({
  ...pagingSearch,
  state: v.fallback(v.optional(v.picklist(ORDER_STATES)), undefined),
  q: v.fallback(v.optional(v.string()), undefined),
  register: v.fallback(v.optional(v.pipe(v.number(), v.integer())), undefined),
  kind: v.fallback(v.optional(v.picklist(ORDER_KINDS)), undefined),
})
export type OrdersSearch = v.InferOutput<typeof ordersSearch>
