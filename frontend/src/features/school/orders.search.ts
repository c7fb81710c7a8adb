import * as v from 'valibot'
import { ORDER_STATES } from '@/features/domain/orders/order-states'
import type { OrderKind } from '@/shared/graphql/generated/graphql'
import { pagingSearch } from '@/shared/lib/paging'

export const ORDER_KINDS = ['ASSIGN_PAIRS', 'APPOINT_CURATOR'] as const satisfies readonly OrderKind[]

/** The filters of the orders, as they stand in the address. */
export const ordersSearch = v.object({
  ...pagingSearch,
  state: v.fallback(v.optional(v.picklist(ORDER_STATES)), undefined),
  kind: v.fallback(v.optional(v.picklist(ORDER_KINDS)), undefined),
})
export type OrdersSearch = v.InferOutput<typeof ordersSearch>
