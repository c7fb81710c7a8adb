import * as v from 'valibot'
import { pagingSearch } from '@/shared/lib/paging'
import { CRITERIA, IMPORTANCES } from './lists'

const flag = v.fallback(v.optional(v.literal(true)), undefined)

/** What the next run is asked for and which one is looked at: all of it can be sent as a link. */
export const matchingSearch = v.object({
  ...pagingSearch,
  /** The bare id of the run in hand; the latest one without it. */
  run: v.fallback(v.optional(v.string()), undefined),
  /** The bare id of the run it is compared with. */
  with: v.fallback(v.optional(v.string()), undefined),
  tab: v.fallback(v.optional(v.picklist(['left', 'changes'])), undefined),
  best: v.fallback(v.optional(v.picklist(['score'])), undefined),
  /** Across the schools of the municipality. */
  wide: flag,
  subject: flag,
  heads: flag,
  min: v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500))), undefined),
  weights: v.fallback(v.optional(v.record(v.picklist(CRITERIA), v.picklist(IMPORTANCES))), undefined),
})
export type MatchingSearch = v.InferOutput<typeof matchingSearch>
