import * as v from 'valibot'
import type { RoadmapReportState } from '@/shared/graphql/generated/graphql'
import type { PlaceLevel } from '@/shared/lib/ids'
import { pagingSearch } from '@/shared/lib/paging'

export const REPORT_STATES = [
  'DRAFT',
  'PREPARED',
  'SUBMITTED',
  'RETURNED',
  'ACCEPTED',
] as const satisfies readonly RoadmapReportState[]

/** Those that are handed in; of others' reports nothing else is shown. */
export const HANDED_IN = [
  'SUBMITTED',
  'RETURNED',
  'ACCEPTED',
] as const satisfies readonly RoadmapReportState[]

export const WHOSE = ['below', 'own'] as const

/** Whose reports are shown and which of them, as it stands in the address. `start` opens the sheet of a new one. */
export const reportsSearch = v.object({
  ...pagingSearch,
  state: v.fallback(v.optional(v.picklist(REPORT_STATES)), undefined),
  whose: v.fallback(v.optional(v.picklist(WHOSE)), undefined),
  start: v.fallback(v.optional(v.string()), undefined),
})
export type ReportsSearch = v.InferOutput<typeof reportsSearch>
export type Whose = (typeof WHOSE)[number]

/** A school has nobody below it, a region writes no report of its own; a municipality begins with what came in. */
export function whoseOf(level: PlaceLevel, search: ReportsSearch): Whose {
  if (level === 'SCHOOL') return 'own'
  if (level === 'REGION') return 'below'
  return search.whose ?? 'below'
}
