import * as v from 'valibot'
import { pagingSearch } from '@/shared/lib/paging'
import { ROUTE_STATES } from './looks'

/** Which routes of a school are shown, as it stands in the address. */
export const routesSearch = v.object({
  ...pagingSearch,
  state: v.fallback(v.optional(v.picklist(ROUTE_STATES)), undefined),
})
export type RoutesSearch = v.InferOutput<typeof routesSearch>
