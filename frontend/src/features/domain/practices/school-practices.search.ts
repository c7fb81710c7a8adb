import * as v from 'valibot'
import { pagingSearch } from '@/shared/lib/paging'
import { PRACTICE_STATES } from './looks'

/** The filters of the practices of a school, as they stand in the address. */
export const schoolPracticesSearch = v.object({
  ...pagingSearch,
  state: v.fallback(v.optional(v.picklist(PRACTICE_STATES)), undefined),
})
export type SchoolPracticesSearch = v.InferOutput<typeof schoolPracticesSearch>
