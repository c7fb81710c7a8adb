import { describe, expect, it } from 'vitest'
import { another, fill, flaws, rowsOf, type StepRow, shift, stepsInput, yearsOf } from './route-form'

const row = (key: number, schoolYear: number, direction = '', change: Partial<StepRow> = {}): StepRow => ({
  key,
  schoolYear,
  direction,
  expected: '',
  programmeId: null,
  ...change,
})
const years = (rows: readonly StepRow[]) => rows.map(({ schoolYear }) => schoolYear)

describe('the lines of a route', () => {
  it('are one for every year at first', () => {
    expect(years(fill([], 2026, 4))).toEqual([2026, 2027, 2028, 2029])
    expect(yearsOf(2026, 5)).toEqual([2026, 2027, 2028, 2029, 2030])
  })

  it('keep what is written when the way becomes shorter, and lose what is blank', () => {
    const rows = fill([row(1, 2026, 'Методика'), row(2, 2030, 'Исследование')], 2026, 4)
    expect(years(rows)).toEqual([2026, 2027, 2028, 2029, 2030])
    expect(years(fill([row(1, 2026, 'Методика'), row(2, 2030)], 2026, 4))).not.toContain(2030)
  })

  it('move as a whole when the way begins later', () => {
    expect(shift([row(1, 2026, 'Методика'), row(2, 2027)], 2).map(({ schoolYear }) => schoolYear)).toEqual([
      2028, 2029,
    ])
  })

  it('may be several in a year', () => {
    const rows = another([row(1, 2026, 'Методика'), row(2, 2027)], 2026)
    expect(years(rows)).toEqual([2026, 2026, 2027])
    expect(new Set(rows.map(({ key }) => key)).size).toBe(3)
  })

  it('are read from a route, its empty years too', () => {
    const rows = rowsOf({
      fromYear: 2026,
      untilYear: 2029,
      steps: [{ schoolYear: 2027, direction: 'Методика', expected: null, programme: null }],
    })
    expect(rows.map(({ schoolYear, direction }) => [schoolYear, direction])).toEqual([
      [2026, ''],
      [2027, 'Методика'],
      [2028, ''],
      [2029, ''],
    ])
  })
})

describe('what is sent', () => {
  it('are the written lines alone, each with its key', () => {
    expect(
      stepsInput([row(1, 2026), row(2, 2027, ' Методика '), row(3, 2028, 'Класс', { expected: 'План' })]),
    ).toEqual({
      keys: [2, 3],
      steps: [
        { schoolYear: 2027, direction: 'Методика', expected: null, programmeId: null },
        { schoolYear: 2028, direction: 'Класс', expected: 'План', programmeId: null },
      ],
    })
  })
})

describe('what is wrong', () => {
  it('is a way without any direction', () => {
    expect([...flaws([row(1, 2026)], 2026, 4)]).toEqual([[undefined, 'NOTHING']])
  })
  it('is a line that says what is expected and not of what', () => {
    expect([...flaws([row(1, 2026, '', { expected: 'План' })], 2026, 4)]).toEqual([[1, 'NO_DIRECTION']])
  })
  it('is a line of a year that is not on the way', () => {
    expect([...flaws([row(1, 2026, 'Методика'), row(2, 2030, 'Класс')], 2026, 4)]).toEqual([[2, 'OUTSIDE']])
  })
  it('is nothing where every written line has its year and its words', () => {
    expect(flaws([row(1, 2026, 'Методика'), row(2, 2027)], 2026, 4).size).toBe(0)
  })
})
