/** A month as the address names it: `2026-11`. */
export type Month = string

const pad = (n: number) => String(n).padStart(2, '0')
const iso = (date: Date) =>
  `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`
const utc = (year: number, month: number, day: number) => new Date(Date.UTC(year, month, day))

export const monthOf = (day: string): Month => day.slice(0, 7)

export function isMonth(text: unknown): text is Month {
  return typeof text === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(text)
}

/** The month so many months later, or earlier. */
export function shift(month: Month, by: number): Month {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return iso(utc(year, number - 1 + by, 1)).slice(0, 7)
}

/** The weeks that a month touches, each from Monday to Sunday. */
export function weeksOf(month: Month): string[][] {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const first = utc(year, number - 1, 1)
  const start = 1 - ((first.getUTCDay() + 6) % 7)
  const last = utc(year, number, 0).getUTCDate()
  const weeks: string[][] = []
  for (let day = start; day <= last; day += 7)
    weeks.push(Array.from({ length: 7 }, (_, index) => iso(utc(year, number - 1, day + index))))
  return weeks
}

/** The first and the last day that the weeks of a month show. */
export function span(month: Month): { from: string; until: string } {
  const days = weeksOf(month).flat()
  return { from: days[0] ?? `${month}-01`, until: days.at(-1) ?? `${month}-28` }
}
