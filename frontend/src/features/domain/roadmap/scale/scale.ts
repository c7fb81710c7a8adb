import { addDays, addMonths, daysBetween } from '@/shared/lib/days'

export type Period = { from: string; to: string }
export type ScaleUnit = 'MONTH' | 'QUARTER' | 'YEAR'

/** A column of the scale: its first day and its share of the whole, in days. */
export type ScaleColumn = { start: string; days: number }

/** Beyond so many columns of a unit its names can no longer be read on a sheet of paper. */
const MOST_MONTHS = 14
const MOST_QUARTERS = 16

const MONTHS_OF = { MONTH: 1, QUARTER: 3, YEAR: 12 } as const satisfies Record<ScaleUnit, number>

/** The unit in which a plan of this length is drawn. */
export function unitOf({ from, to }: Period): ScaleUnit {
  const months = monthsFrom(from, to)
  if (months <= MOST_MONTHS) return 'MONTH'
  return months <= MOST_QUARTERS * 3 ? 'QUARTER' : 'YEAR'
}

/** The columns of a plan's days: whole units of the calendar, the first and the last cut by the plan. */
export function columnsOf(period: Period, unit: ScaleUnit): ScaleColumn[] {
  const last = addDays(period.to, 1)
  const columns: ScaleColumn[] = []
  for (let start = period.from; start < last; ) {
    const next = addMonths(unitStart(start, unit), MONTHS_OF[unit])
    const end = next < last ? next : last
    columns.push({ start, days: daysBetween(start, end) })
    start = end
  }
  return columns
}

/** Where a day begins on the scale, in hundredths of its width; `null` when it lies outside of the plan. */
export function placeOf(day: string, { from, to }: Period): number | null {
  if (day < from || day > to) return null
  return (daysBetween(from, day) / lengthOf({ from, to })) * 100
}

/** A window on the scale: where it begins and how wide it is, cut by the plan; `null` when none of it is inside. */
export function spanOf(window: Period, period: Period): { at: number; width: number } | null {
  const from = window.from < period.from ? period.from : window.from
  const to = window.to > period.to ? period.to : window.to
  const at = from > to ? null : placeOf(from, period)
  return at === null ? null : { at, width: ((daysBetween(from, to) + 1) / lengthOf(period)) * 100 }
}

function lengthOf({ from, to }: Period): number {
  return daysBetween(from, to) + 1
}

function unitStart(day: string, unit: ScaleUnit): string {
  const month = Number(day.slice(5, 7)) - 1
  const first = month - (month % MONTHS_OF[unit])
  return `${day.slice(0, 4)}-${String(first + 1).padStart(2, '0')}-01`
}

function monthsFrom(from: string, to: string): number {
  const index = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  return index(to) - index(from) + 1
}
