import * as v from 'valibot'
import { FORMATS, FORMS, TOPICS } from '@/features/domain/terms/lists'
import type { SchoolKind } from '@/shared/graphql/generated/graphql'

/** The server refuses a longer text to search for. */
const LONGEST_TEXT = 200

/** Words to search for; a number that a reader typed into the address is a word too. */
const words = v.fallback(
  v.optional(
    v.pipe(
      v.union([v.string(), v.number()]),
      v.transform((text) => String(text).slice(0, LONGEST_TEXT)),
    ),
  ),
  undefined,
)
const slug = v.fallback(v.optional(v.string()), undefined)

/** The filters of the list of practices, as they stand in the address. Unknown values are dropped. */
export const practicesSearch = v.object({
  q: words,
  municipality: slug,
  school: slug,
  form: v.fallback(v.optional(v.picklist(FORMS)), undefined),
  format: v.fallback(v.optional(v.picklist(FORMATS)), undefined),
  topic: v.fallback(v.optional(v.picklist(TOPICS)), undefined),
})
export type PracticesSearch = v.InferOutput<typeof practicesSearch>

export const SCHOOL_KINDS = [
  'PRESCHOOL',
  'SCHOOL',
  'ADDITIONAL',
  'VOCATIONAL',
  'UNIVERSITY',
] as const satisfies readonly SchoolKind[]

/** The filters of the list of organisations, as they stand in the address. */
export const schoolsSearch = v.object({
  q: words,
  municipality: slug,
  kind: v.fallback(v.optional(v.picklist(SCHOOL_KINDS)), undefined),
})
export type SchoolsSearch = v.InferOutput<typeof schoolsSearch>

/** How many filters are set. */
export function countFilters(search: Record<string, unknown>): number {
  return Object.values(search).filter(Boolean).length
}
