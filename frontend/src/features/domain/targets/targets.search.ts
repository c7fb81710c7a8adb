import * as v from 'valibot'
import type { TargetIndicator } from '@/shared/graphql/generated/graphql'

/** What a target counts. */
export const TARGET_INDICATORS = [
  'PROGRAMME_EXISTS',
  'PRACTICE_PUBLISHED',
  'DOCUMENT_PACKAGE',
  'IN_MODEL',
] as const satisfies readonly TargetIndicator[]

/** What is chosen on a page of targets, as it stands in the address. */
export const targetsSearch = v.object({
  indicator: v.fallback(v.optional(v.picklist(TARGET_INDICATORS)), undefined),
  /** The calendar year by the end of which something is to be reached. */
  by: v.fallback(v.optional(v.pipe(v.number(), v.minValue(2000), v.maxValue(2100))), undefined),
})
export type TargetsSearch = v.InferOutput<typeof targetsSearch>
