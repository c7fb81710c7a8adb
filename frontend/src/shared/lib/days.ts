/** Days of the calendar as `YYYY-MM-DD`, counted in UTC so that no time zone and no summer time moves them. */

const DAY_MS = 86_400_000

function instant(day: string): number {
  return Date.parse(`${day.slice(0, 10)}T00:00:00Z`)
}

function print(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

/** The day on the reader's own calendar. */
export function today(now: Date = new Date()): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

export function addDays(day: string, count: number): string {
  return print(instant(day) + count * DAY_MS)
}

/** From `from` to `to`, negative when `to` lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((instant(to) - instant(from)) / DAY_MS)
}

/** The same day `count` months on; the last day of the month where it has no such day, as the server counts. */
export function addMonths(day: string, count: number): string {
  const start = new Date(instant(day))
  const months = start.getUTCFullYear() * 12 + start.getUTCMonth() + count
  const [year, month] = [Math.floor(months / 12), ((months % 12) + 12) % 12]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return print(Date.UTC(year, month, Math.min(start.getUTCDate(), last)))
}
