import * as v from 'valibot'
import { pagingSearch } from '@/shared/lib/paging'

export const SHOWN = ['problems', 'new', 'changed', 'same', 'all'] as const

/** Which file is looked at, and which of its lines, as they stand in the address: a reload loses nothing. */
export const importSearch = v.object({
  ...pagingSearch,
  file: v.fallback(v.optional(v.string()), undefined),
  show: v.fallback(v.optional(v.picklist(SHOWN)), undefined),
})
export type ImportSearch = v.InferOutput<typeof importSearch>
export type Shown = (typeof SHOWN)[number]
