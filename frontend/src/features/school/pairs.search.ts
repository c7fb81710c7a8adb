import * as v from 'valibot'
import { ONE_OFF_STATES } from '@/features/domain/one-offs/lists'
import { PAIR_STATES } from '@/features/domain/pairs/pair-states'
import { pagingSearch } from '@/shared/lib/paging'

/** The filters of the pairs, as they stand in the address. */
export const pairsSearch = v.object({
  ...pagingSearch,
  /** The pairs without it. */
  tab: v.fallback(v.optional(v.literal('one-offs')), undefined),
  /** The state of the single meetings. */
  oneOff: v.fallback(v.optional(v.picklist(ONE_OFF_STATES)), undefined),
  q: v.fallback(v.optional(v.string()), undefined),
  state: v.fallback(v.optional(v.picklist(['WAITING', ...PAIR_STATES])), undefined),
})
export type PairsSearch = v.InferOutput<typeof pairsSearch>
