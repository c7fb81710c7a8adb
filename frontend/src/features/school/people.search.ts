import * as v from 'valibot'
import { pagingSearch } from '@/shared/lib/paging'

const flag = v.fallback(v.optional(v.literal(true)), undefined)

/** The filters of the people, as they stand in the address. */
export const peopleSearch = v.object({
  ...pagingSearch,
  q: v.fallback(v.optional(v.string()), undefined),
  young: flag,
  /** Those who have left are shown too. */
  former: flag,
})
export type PeopleSearch = v.InferOutput<typeof peopleSearch>
