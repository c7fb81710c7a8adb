import { addDays, addMonths, daysBetween } from '@/shared/lib/days'

/** Whole months and the days that are left; `null` when the last day lies before the first one. */
export function termLength(startsOn: string, endsOn: string): { months: number; days: number } | null {
  if (endsOn < startsOn) return null
  // The last day belongs to the term: 1 September – 30 November are three months.
  const after = addDays(endsOn, 1)
  let months = 0
  while (addMonths(startsOn, months + 1) <= after) months += 1
  return { months, days: daysBetween(addMonths(startsOn, months), after) }
}

export type TermFlaw = 'BACKWARDS' | 'SHORT' | 'LONG'

/** What the server says of a term, said while it is typed: 3–12 months, longer with a reason (B-013). */
export function termFlaw(startsOn: string, endsOn: string, mayBeShort: boolean): TermFlaw | undefined {
  if (endsOn < startsOn) return 'BACKWARDS'
  if (!mayBeShort && addDays(endsOn, 1) < addMonths(startsOn, 3)) return 'SHORT'
  const aYearBefore = `${Number(endsOn.slice(0, 4)) - 1}${endsOn.slice(4)}`
  return aYearBefore >= startsOn ? 'LONG' : undefined
}
