import * as v from 'valibot'
import { CORRECTION_STATES } from '@/features/domain/corrections/lists'
import { pagingSearch } from '@/shared/lib/paging'

/** Which requests for correction are listed; without it those that wait for an answer. */
export const CORRECTION_VIEWS = [...CORRECTION_STATES, 'ALL'] as const

/** The filter of the requests for correction, as it stands in the address. */
export const correctionsSearch = v.object({
  ...pagingSearch,
  state: v.fallback(v.optional(v.picklist(CORRECTION_VIEWS)), undefined),
})
export type CorrectionsSearch = v.InferOutput<typeof correctionsSearch>
