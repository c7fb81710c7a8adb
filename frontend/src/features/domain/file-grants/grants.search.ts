import * as v from 'valibot'
import { pagingSearch } from '@/shared/lib/paging'

/** Whether the decided ones are shown too, as it stands in the address; what waits alone without it. */
export const grantsSearch = v.object({
  ...pagingSearch,
  show: v.fallback(v.optional(v.literal('all')), undefined),
})
export type GrantsSearch = v.InferOutput<typeof grantsSearch>
