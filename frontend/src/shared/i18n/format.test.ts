import { describe, expect, it } from 'vitest'
import { makeFormat } from './format'

const ru = makeFormat('ru')
const NBSP = '\u00a0'

describe('dates', () => {
  it('do not move by a day in any time zone', () => {
    expect(ru.dayNumeric('2026-03-05')).toBe('05.03.2026')
    expect(makeFormat('en').dayNumeric('2026-03-05')).toBe('05/03/2026')
  })
  it('hold the number and the month together', () =>
    expect(ru.dayLong('2026-03-05')).toBe(`5${NBSP}марта${NBSP}2026${NBSP}г.`))
  it('say once what two days share', () =>
    // The engine itself puts a narrow space before «г.».
    expect(ru.dayRange('2026-09-01', '2026-09-30').replace(/\s/gu, ' ')).toBe('1–30 сентября 2026 г.'))
})

describe('numbers', () => {
  it('are written as a Russian reader writes them', () => {
    expect(ru.percent(0.864)).toBe(`86${NBSP}%`)
    expect(ru.number(90000)).toBe(`90${NBSP}000`)
    expect(ru.list(['а', 'б', 'в'])).toBe('а, б и в')
  })
})

describe('school years', () => {
  it('are named by both calendar years', () => {
    expect(ru.schoolYear(2025)).toBe('2025/26')
    expect(ru.schoolYear(1999)).toBe('1999/00')
  })
})
