import * as v from 'valibot'
import { pagingSearch } from '@/shared/lib/paging'

export const SCHOOL_KINDS = ['PRESCHOOL', 'SCHOOL', 'ADDITIONAL', 'VOCATIONAL', 'UNIVERSITY'] as const

/** The filters of the register, as they stand in the address. Apart from the query: the address is matched on every page. */
export const registerSearch = v.object({
  ...pagingSearch,
  q: v.fallback(v.optional(v.string()), undefined),
  kind: v.fallback(v.optional(v.picklist(SCHOOL_KINDS)), undefined),
  model: v.fallback(v.optional(v.picklist(['yes', 'no'])), undefined),
})
export type RegisterSearch = v.InferOutput<typeof registerSearch>
