import { describe, expect, it } from 'vitest'
import { addMonths, daysBetween } from '@/shared/lib/days'
import { termFlaw, termLength } from './term'

describe('the length of a term', () => {
  it('counts its last day: from 1 September to 30 November are three months', () => {
    expect(termLength('2026-09-01', '2026-11-30')).toEqual({ months: 3, days: 0 })
    expect(termLength('2026-09-14', '2027-05-31')).toEqual({ months: 8, days: 18 })
    expect(termLength('2026-09-14', '2026-09-14')).toEqual({ months: 0, days: 1 })
  })
  it('keeps to the last day of a month that is too short', () => {
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28')
    expect(addMonths('2026-01-31', -2)).toBe('2025-11-30')
    expect(daysBetween('2026-11-30', addMonths('2026-11-30', 3))).toBe(90)
  })
  it('has no words for a term that runs backwards', () =>
    expect(termLength('2026-09-02', '2026-09-01')).toBeNull())
})

describe('what is wrong with a term', () => {
  it('is nothing between three and twelve months', () => {
    expect(termFlaw('2026-09-01', '2026-11-30', false)).toBeUndefined()
    expect(termFlaw('2026-09-01', '2027-08-31', false)).toBeUndefined()
  })
  it('is a day too few or a day too many', () => {
    expect(termFlaw('2026-09-01', '2026-11-29', false)).toBe('SHORT')
    expect(termFlaw('2026-09-01', '2027-09-01', false)).toBe('LONG')
    expect(termFlaw('2026-09-01', '2026-08-31', false)).toBe('BACKWARDS')
  })
  it('is not the shortness of a format that is meant to be short', () =>
    expect(termFlaw('2026-09-01', '2026-09-30', true)).toBeUndefined())
  it('lets a term from 29 February last until 28 February, as the server does', () => {
    expect(termFlaw('2028-02-29', '2029-02-28', false)).toBeUndefined()
    expect(termFlaw('2028-02-29', '2029-03-01', false)).toBe('LONG')
  })
})
