import * as v from 'valibot'
import type { CalendarKind } from '@/shared/graphql/generated/graphql'
import { isMonth } from './month'

export const CALENDAR_KINDS = [
  'MEETING',
  'ACTIVITY',
  'PROGRAMME_END',
  'CONSENT_END',
  'PROPOSAL',
] as const satisfies readonly CalendarKind[]

/** Month, view and filter, as they stand in the address. */
export const calendarSearch = v.object({
  month: v.fallback(v.optional(v.custom<string>(isMonth)), undefined),
  view: v.fallback(v.optional(v.picklist(['month', 'agenda'])), undefined),
  kind: v.fallback(v.optional(v.picklist(CALENDAR_KINDS)), undefined),
})
export type CalendarSearch = v.InferOutput<typeof calendarSearch>
