import { expect, it } from 'vitest'
import { isMonth, monthOf, shift, span, weeksOf } from './month'

it('shows whole weeks from Monday to Sunday', () => {
  const weeks = weeksOf('2026-11')
  expect(weeks[0]?.[0]).toBe('2026-10-26')
  expect(weeks.at(-1)?.at(-1)).toBe('2026-12-06')
  expect(weeks.every((week) => week.length === 7)).toBe(true)
  expect(weeksOf('2027-02')).toHaveLength(4)
  expect(span('2027-02')).toEqual({ from: '2027-02-01', until: '2027-02-28' })
})

it('steps over the end of a year', () => {
  expect(shift('2026-12', 1)).toBe('2027-01')
  expect(shift('2026-01', -1)).toBe('2025-12')
  expect(monthOf('2026-11-15')).toBe('2026-11')
})

it('takes nothing for a month that is none', () => {
  for (const text of ['2026-13', '2026-00', '2026', '2026-1', 5, undefined]) expect(isMonth(text)).toBe(false)
  expect(isMonth('2026-11')).toBe(true)
})
