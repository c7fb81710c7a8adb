import { describe, expect, it } from 'vitest'
import { columnsOf, placeOf, spanOf, unitOf } from './scale'

const year = { from: '2026-09-01', to: '2027-08-31' }

describe('the unit', () => {
  it.each([
    [year, 'MONTH'],
    [{ from: '2026-09-01', to: '2027-12-31' }, 'QUARTER'],
    [{ from: '2022-01-01', to: '2024-12-31' }, 'QUARTER'],
    [{ from: '2020-01-01', to: '2030-12-31' }, 'YEAR'],
  ] as const)('of %o is %s', (period, unit) => expect(unitOf(period)).toBe(unit))
})

describe('the columns', () => {
  it('are the months of a school year and hold all its days', () => {
    const columns = columnsOf(year, 'MONTH')
    expect(columns).toHaveLength(12)
    expect(columns[0]).toEqual({ start: '2026-09-01', days: 30 })
    expect(columns.at(-1)).toEqual({ start: '2027-08-01', days: 31 })
    expect(columns.reduce((sum, { days }) => sum + days, 0)).toBe(365)
  })

  it('are cut by the first and the last day of the plan', () => {
    expect(columnsOf({ from: '2026-09-15', to: '2026-11-10' }, 'MONTH')).toEqual([
      { start: '2026-09-15', days: 16 },
      { start: '2026-10-01', days: 31 },
      { start: '2026-11-01', days: 10 },
    ])
    expect(columnsOf({ from: '2026-11-20', to: '2027-02-01' }, 'QUARTER')).toEqual([
      { start: '2026-11-20', days: 42 },
      { start: '2027-01-01', days: 32 },
    ])
  })

  it('are one for a plan of a day', () =>
    expect(columnsOf({ from: '2026-09-01', to: '2026-09-01' }, 'YEAR')).toEqual([
      { start: '2026-09-01', days: 1 },
    ]))
})

describe('a place', () => {
  it('runs from the first day to the last', () => {
    expect(placeOf('2026-09-01', year)).toBe(0)
    expect(placeOf('2027-08-31', year)).toBeCloseTo(99.73, 2)
  })
  it('is none outside of the plan', () => {
    expect(placeOf('2026-08-31', year)).toBeNull()
    expect(placeOf('2027-09-01', year)).toBeNull()
  })
})

describe('a window', () => {
  it('takes the width of its days', () =>
    expect(spanOf({ from: '2026-09-01', to: '2026-09-30' }, year)).toEqual({
      at: 0,
      width: (30 / 365) * 100,
    }))
  it('is cut by the plan', () =>
    expect(spanOf({ from: '2026-01-01', to: '2028-01-01' }, year)).toEqual({ at: 0, width: 100 }))
  it('is none when it lies outside, and none when it is backwards', () => {
    expect(spanOf({ from: '2025-01-01', to: '2025-02-01' }, year)).toBeNull()
    expect(spanOf({ from: '2027-02-01', to: '2026-10-01' }, year)).toBeNull()
  })
})
