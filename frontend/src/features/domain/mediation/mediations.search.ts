import * as v from 'valibot'
import { pagingSearch } from '@/shared/lib/paging'
import { MEDIATION_STATES } from './looks'

/** Which cases of a school are shown, as it stands in the address. */
export const mediationsSearch = v.object({
  ...pagingSearch,
  state: v.fallback(v.optional(v.picklist(MEDIATION_STATES)), undefined),
})
export type MediationsSearch = v.InferOutput<typeof mediationsSearch>
