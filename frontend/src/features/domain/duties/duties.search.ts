import * as v from 'valibot'
import type { DutyFilter } from '@/shared/graphql/generated/graphql'
import { pagingSearch } from '@/shared/lib/paging'

/** What of the duties is shown, in the order in which it is asked for. */
export const SHOWN = ['todo', 'overdue', 'soon', 'check', 'verified', 'all'] as const
export type Shown = (typeof SHOWN)[number]

const text = v.fallback(v.optional(v.string()), undefined)
const day = v.fallback(v.optional(v.pipe(v.string(), v.isoDate())), undefined)

/** The filters of a list of duties, as they stand in the address. */
export const dutiesSearch = v.object({
  ...pagingSearch,
  show: v.fallback(v.optional(v.picklist(SHOWN)), undefined),
  q: text,
  /** Of the place itself, or of the places below it. */
  whose: v.fallback(v.optional(v.picklist(['OWN', 'BELOW'])), undefined),
  school: text,
  roadmap: text,
  /** The duty whose talk is open: where a letter about a comment leads to. */
  duty: text,
  from: day,
  to: day,
})
export type DutiesSearch = v.InferOutput<typeof dutiesSearch>

export const NO_FILTERS = {
  q: undefined,
  whose: undefined,
  school: undefined,
  roadmap: undefined,
  from: undefined,
  to: undefined,
  after: undefined,
  before: undefined,
} as const satisfies Partial<DutiesSearch>

/** How many filters are set; what is shown is chosen apart. */
export function activeFilters({ q, whose, school, roadmap, from, to }: DutiesSearch): number {
  return [q, whose, school, roadmap, from, to].filter(Boolean).length
}

const OF_SHOWN = {
  todo: { states: ['PLANNED', 'IN_PROGRESS'] },
  overdue: { overdueOnly: true },
  soon: { dueSoonOnly: true },
  check: { states: ['DONE'] },
  verified: { states: ['VERIFIED'] },
  all: {},
} as const satisfies Record<Shown, DutyFilter>

/** What the figures are counted of: the same places, plans and days, in every state. */
export function placesFilter({ q, whose, school, roadmap, from, to }: DutiesSearch): DutyFilter {
  return {
    text: q ?? null,
    whose: whose ?? null,
    schoolIds: school ? [school] : null,
    roadmapId: roadmap ?? null,
    dueFrom: from ?? null,
    dueTo: to ?? null,
  }
}

/** The filter of the list as the API reads it. */
export function dutyFilter(search: DutiesSearch): DutyFilter {
  const { states, ...rest }: DutyFilter = OF_SHOWN[search.show ?? 'todo']
  return { ...placesFilter(search), ...rest, ...(states ? { states: [...states] } : {}) }
}
