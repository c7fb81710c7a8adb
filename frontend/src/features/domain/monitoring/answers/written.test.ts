import { describe, expect, it } from 'vitest'
import type { Item } from './submission.query'
import { changesOf, differs, fieldsOf, mergeWritten, toInput } from './written'

const item = (kind: Item['kind'], isComputed = false): Item => ({
  code: 'a',
  section: '',
  title: 'Пар',
  unit: '',
  kind,
  isComputed,
  required: true,
})

const answer = {
  code: 'a',
  number: null,
  yes: null,
  text: null,
  computed: null,
  before: null,
  explanation: null,
  remark: null,
  differs: false,
}

describe('what is written in the form of a school', () => {
  it('shows a nought and a no as answers, and nothing as nothing', () => {
    expect(fieldsOf([{ ...answer, number: 0 }])).toEqual({ a: { value: '0', explanation: '' } })
    expect(fieldsOf([{ ...answer, yes: false }])).toEqual({ a: { value: 'no', explanation: '' } })
    expect(fieldsOf([answer])).toEqual({ a: { value: '', explanation: '' } })
  })

  it('is sent as the question asks', () => {
    const sent = (kind: Item['kind'], value: string) => {
      const { number, yes, text } = toInput(item(kind), { value, explanation: ' ' })
      return { number, yes, text }
    }
    expect(sent('COUNT', ' 3 ')).toEqual({ number: 3, yes: null, text: null })
    expect(sent('COUNT', '')).toEqual({ number: null, yes: null, text: null })
    expect(sent('YES_NO', 'no')).toEqual({ number: null, yes: false, text: null })
    expect(sent('TEXT', ' Мало времени ')).toEqual({ number: null, yes: null, text: 'Мало времени' })
  })

  it('asks why where it says otherwise than the program', () => {
    expect(differs(item('COUNT', true), '4', 3)).toBe(true)
    expect(differs(item('COUNT', true), '3', 3)).toBe(false)
    expect(differs(item('COUNT', true), '', 3)).toBe(false)
    expect(differs(item('COUNT', true), '4', null)).toBe(false)
    expect(differs(item('COUNT'), '4', 3)).toBe(false)
  })

  it('is sent where it changed alone', () => {
    const kept = { a: { value: '1', explanation: '' } }
    expect(changesOf([item('COUNT')], kept, kept)).toEqual([])
    const now = { a: { value: '2', explanation: '' } }
    expect(changesOf([item('COUNT')], now, kept)).toHaveLength(1)
  })

  it('is put upon what somebody else wrote meanwhile', () => {
    const one = (value: string) => ({ value, explanation: '' })
    const merged = mergeWritten({ a: one('1') }, { a: one('2') }, { a: one('1'), b: one('7') })
    expect(merged).toEqual({ a: one('2'), b: one('7') })
  })
})
