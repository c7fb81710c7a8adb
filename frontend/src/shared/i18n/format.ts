import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

const NBSP = '\u00a0'
const cache = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>()

function memo<T extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: () => T): T {
  const hit = cache.get(key) as T | undefined
  if (hit) return hit
  const made = make()
  cache.set(key, made)
  return made
}

/** «12 марта 2026 г.» → the same with spaces that do not break a line between a number and its word. */
function bind(text: string): string {
  return text.replaceAll(' ', NBSP)
}

/** A day of the calendar, `YYYY-MM-DD`. Printed in UTC, so that no time zone can move it by a day. */
function dateFormat(locale: string, options: Intl.DateTimeFormatOptions) {
  const format = memo(
    `date ${locale} ${JSON.stringify(options)}`,
    () => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }),
  )
  return (iso: string) => bind(format.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`)))
}

/** Two days of the calendar as one word group, what they share said once. */
function rangeFormat(locale: string) {
  const options = { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' } as const
  const format = memo(`range ${locale}`, () => new Intl.DateTimeFormat(locale, options))
  const day = (iso: string) => new Date(`${iso.slice(0, 10)}T00:00:00Z`)
  return (start: string, end: string) => bind(format.formatRange(day(start), day(end)))
}

/** An instant, RFC 3339. Printed in the reader's time zone. */
function instantFormat(locale: string, options: Intl.DateTimeFormatOptions) {
  const format = memo(
    `instant ${locale} ${JSON.stringify(options)}`,
    () => new Intl.DateTimeFormat(locale, options),
  )
  return (iso: string) => bind(format.format(new Date(iso)))
}

function numberFormat(locale: string, options: Intl.NumberFormatOptions) {
  const format = memo(
    `number ${locale} ${JSON.stringify(options)}`,
    () => new Intl.NumberFormat(locale, options),
  )
  return (value: number) => format.format(value)
}

const KB = 1024

/** How large a file is, as people compare it: no part of a kilobyte, one digit of a megabyte. */
function fileSizeFormat(locale: string) {
  const inUnit = (unit: string, maximumFractionDigits: number) =>
    numberFormat(locale, { style: 'unit', unit, maximumFractionDigits })
  const [kilobytes, megabytes] = [inUnit('kilobyte', 0), inUnit('megabyte', 1)]
  return (bytes: number) =>
    bind(bytes < KB * KB ? kilobytes(Math.max(1, bytes / KB)) : megabytes(bytes / KB / KB))
}

/** Printers of dates, instants and numbers for one locale (`ru` or `en`). */
export function makeFormat(locale: string) {
  const tag = locale === 'en' ? 'en-GB' : 'ru-RU'
  const joined = memoList(tag)
  return {
    /** 5 мар. */
    day: dateFormat(tag, { day: 'numeric', month: 'short' }),
    /** 5 марта 2026 г. */
    dayLong: dateFormat(tag, { day: 'numeric', month: 'long', year: 'numeric' }),
    /** 1–30 сентября 2026 г. */
    dayRange: rangeFormat(tag),
    /** 05.03.2026 */
    dayNumeric: dateFormat(tag, { day: '2-digit', month: '2-digit', year: 'numeric' }),
    /** март */
    month: dateFormat(tag, { month: 'long' }),
    /** мар. */
    monthShort: dateFormat(tag, { month: 'short' }),
    /** ноябрь 2026 г. */
    monthYear: dateFormat(tag, { month: 'long', year: 'numeric' }),
    /** пн */
    weekday: dateFormat(tag, { weekday: 'short' }),
    /** 14:32 */
    time: instantFormat(tag, { hour: '2-digit', minute: '2-digit' }),
    /** 5 марта, 14:32 */
    moment: instantFormat(tag, { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' }),
    number: numberFormat(tag, {}),
    /** 0.864 → 86 % */
    percent: numberFormat(tag, { style: 'percent', maximumFractionDigits: 0 }),
    /** 3 355 443 → 3,2 МБ */
    fileSize: fileSizeFormat(tag),
    /** «а, б и в» */
    list: (words: readonly string[]) => joined.format(words),
    /** 2025 → 2025/26: the school year that begins on 1 September of the given year. */
    schoolYear: (startYear: number) => `${startYear}/${String((startYear + 1) % 100).padStart(2, '0')}`,
  }
}

const lists = new Map<string, Intl.ListFormat>()
function memoList(tag: string): Intl.ListFormat {
  const made = lists.get(tag) ?? new Intl.ListFormat(tag, { type: 'conjunction' })
  lists.set(tag, made)
  return made
}

export type Format = ReturnType<typeof makeFormat>

export function useFormat(): Format {
  const { i18n } = useTranslation()
  return useMemo(() => makeFormat(i18n.language), [i18n.language])
}
