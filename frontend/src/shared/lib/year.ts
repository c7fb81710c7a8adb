import * as v from 'valibot'

/** The school year in the address, by the calendar year it begins in; what is no year is left out. */
export const yearSearch = v.object({ year: v.fallback(v.optional(v.number()), undefined) })
