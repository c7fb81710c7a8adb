import * as v from 'valibot'
import type { Indicator } from '@/shared/graphql/generated/graphql'

/** The counters that are compared. */
export const COMPARED = [
  'MENTORS',
  'MENTEES',
  'PAIRS',
  'ACTIVE_PAIRS',
  'YOUNG_TEACHERS',
  'YOUNG_TEACHERS_MENTORED',
  'PROGRAMMES_COMPLETED',
  'PRACTICES_PUBLISHED',
  'MEETINGS',
  'ONE_OFFS',
  'SCHOOLS_IN_MODEL',
] as const satisfies readonly Indicator[]
export type Compared = (typeof COMPARED)[number]

/** The share of young teachers who have a mentor is compared like a counter. */
export const MEASURES = [...COMPARED, 'COVERAGE'] as const
export type Measure = (typeof MEASURES)[number]

/** The most school years that stand beside each other. */
export const SPANS = [3, 5, 10] as const

/** What is compared, as it stands in the address. */
export const comparisonSearch = v.object({
  what: v.fallback(v.optional(v.picklist(MEASURES)), undefined),
  span: v.fallback(v.optional(v.picklist(SPANS)), undefined),
})
export type ComparisonSearch = v.InferOutput<typeof comparisonSearch>

/** The school years up to the one that is shown, the earliest first. */
export const yearsUpTo = (last: number, span: number) =>
  Array.from({ length: span }, (_, at) => last - span + 1 + at)
