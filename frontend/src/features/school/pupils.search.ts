import * as v from 'valibot'
import { pagingSearch } from '@/shared/lib/paging'

/** The filters of the pupils, as they stand in the address. */
export const pupilsSearch = v.object({
  ...pagingSearch,
  q: v.fallback(v.optional(v.string()), undefined),
  /** Those who have left are shown too. */
  former: v.fallback(v.optional(v.literal(true)), undefined),
})
export type PupilsSearch = v.InferOutput<typeof pupilsSearch>
