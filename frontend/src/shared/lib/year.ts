import * as v from 'valibot'

/** The school year in the address, by the calendar year it begins in; what is no year is left out. */
export const yearSearch = v.object({ year: v.fallback(v.optional(v.number()), undefined) })

/** The school year in which a day lies, by the calendar year of its September. */
export function schoolYearOfDay(day: string): number {
  return Number(day.slice(0, 4)) - (day.slice(5, 7) < '09' ? 1 : 0)
}
