import * as v from 'valibot'
import type { ExceptionKind } from '@/shared/graphql/generated/graphql'
import { pagingSearch } from '@/shared/lib/paging'

/** What may not be as it should be, the worst first: the order of the server. */
export const EXCEPTION_KINDS = [
  'CONSENTS_ENDING',
  'NEWCOMERS_WAITING',
  'SILENT_PAIRS',
  'PROGRAMMES_MISSING',
  'MENTORS_OVERLOADED',
  'ROADMAP_MISSING',
  'REPORTS_OVERDUE',
  'NO_DATA',
] as const satisfies readonly ExceptionKind[]

/** The filter of the list, as it stands in the address. */
export const cockpitSearch = v.object({
  ...pagingSearch,
  kind: v.fallback(v.optional(v.picklist(EXCEPTION_KINDS)), undefined),
})
export type CockpitSearch = v.InferOutput<typeof cockpitSearch>
