import * as v from 'valibot'
import { DEFICIT_KINDS, FORMATS, TOPICS } from '@/features/domain/terms/lists'
import { pagingSearch } from '@/shared/lib/paging'

const flag = v.fallback(v.optional(v.literal(true)), undefined)

/** The filters of both banks, as they stand in the address. */
export const banksSearch = v.object({
  ...pagingSearch,
  tab: v.fallback(v.optional(v.picklist(['mentors', 'needs'])), undefined),
  q: v.fallback(v.optional(v.string()), undefined),
  topic: v.fallback(v.optional(v.picklist(TOPICS)), undefined),
  format: v.fallback(v.optional(v.picklist(FORMATS)), undefined),
  /** Mentors with a place left. */
  free: flag,
  kind: v.fallback(v.optional(v.picklist(DEFICIT_KINDS)), undefined),
  /** Needs that nobody has taken up. */
  without: flag,
})
export type BanksSearch = v.InferOutput<typeof banksSearch>
