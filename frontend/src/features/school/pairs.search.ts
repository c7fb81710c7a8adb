import * as v from 'valibot'
import { PAIR_STATES } from '@/features/domain/pairs/pair-states'
import { pagingSearch } from '@/shared/lib/paging'

/** The filters of the pairs, as they stand in the address. */
export const pairsSearch = v.object({
  ...pagingSearch,
  q: v.fallback(v.optional(v.string()), undefined),
  state: v.fallback(v.optional(v.picklist(['WAITING', ...PAIR_STATES])), undefined),
})
export type PairsSearch = v.InferOutput<typeof pairsSearch>
