import * as v from 'valibot'

/** The server refuses a longer term. */
export const LONGEST_TERM = 5_000
/** How many terms are read at once: a column of a plan's page. */
export const MOST_TERMS = 40

/** Letters that an address carries: a Russian one takes six of its bytes, and some servers refuse 8 kB. */
export const LONGEST_ADDRESS = 1_000

const day = v.fallback(v.optional(v.pipe(v.string(), v.isoDate())), undefined)

/** A column of terms and the days of their plan, as they stand in the address. */
export const termsSearch = v.object({
  q: v.fallback(
    v.optional(
      v.pipe(
        v.union([v.string(), v.number()]),
        v.transform((text) => String(text)),
      ),
    ),
    undefined,
  ),
  from: day,
  to: day,
})
export type TermsSearch = v.InferOutput<typeof termsSearch>

/** The terms of a pasted column, one a line; empty lines say nothing. */
export function termLines(text: string): string[] {
  const lines = text.split(/\r?\n/u).map((line) => line.trim())
  return lines.filter((line) => line !== '')
}

/** The school year in which `today` lies, when no other days are asked for. */
export function schoolYearOf(today: Date): { from: string; to: string } {
  const begins = today.getFullYear() - (today.getMonth() < 8 ? 1 : 0)
  return { from: `${begins}-09-01`, to: `${begins + 1}-08-31` }
}
