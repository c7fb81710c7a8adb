import { describe, expect, it } from 'vitest'
import { actOf, focusOf, neighbour, nextDoubt } from './keys'

const press = (key: string, change: object = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...change,
})

describe('a key', () => {
  it('walks, edits and checks on a row', () => {
    expect(['ArrowUp', 'ArrowDown', 'Enter', ' '].map((key) => actOf(press(key), 'row'))).toEqual([
      'previous',
      'next',
      'edit',
      'check',
    ])
  })
  it('is known by its place: the next doubt is «n» and «т» alike', () => {
    expect(actOf(press('т', { code: 'KeyN' }), 'row')).toBe('doubt')
    expect(actOf(press('n', { code: 'KeyN' }), 'control')).toBe('doubt')
  })
  it('leaves a button its own press', () => {
    expect(actOf(press('Enter'), 'control')).toBeUndefined()
    expect(actOf(press(' '), 'control')).toBeUndefined()
  })
  it('is a letter in a field, and the browser’s own with Ctrl', () => {
    expect(actOf(press('n', { code: 'KeyN' }), 'field')).toBeUndefined()
    expect(actOf(press('ArrowDown'), 'field')).toBeUndefined()
    expect(actOf(press('n', { code: 'KeyN', ctrlKey: true }), 'row')).toBeUndefined()
  })
})

it('tells a row from a field and from a button within it', () => {
  const row = document.createElement('div')
  row.innerHTML = '<button>б</button><textarea></textarea><input type="checkbox"><input>'
  const at = (selector: string) => focusOf(row.querySelector(selector), row)
  expect(focusOf(row, row)).toBe('row')
  expect(at('button')).toBe('control')
  expect(at('[type="checkbox"]')).toBe('control')
  expect(at('textarea')).toBe('field')
  expect(at('input:last-child')).toBe('field')
})

const ids = ['1', '2', '3', '4']

it('stops at both ends of the list and begins with its first row', () => {
  expect(neighbour(ids, undefined, 1)).toBe('1')
  expect(neighbour(ids, '2', 1)).toBe('3')
  expect(neighbour(ids, '4', 1)).toBe('4')
  expect(neighbour(ids, '1', -1)).toBe('1')
  expect(neighbour([], '1', 1)).toBeUndefined()
  expect(neighbour(ids, 'gone', -1)).toBe('1')
})

it('goes round the list for the next doubt', () => {
  const doubtful = (id: string) => id === '1' || id === '3'
  expect(nextDoubt(ids, doubtful, undefined)).toBe('1')
  expect(nextDoubt(ids, doubtful, '1')).toBe('3')
  expect(nextDoubt(ids, doubtful, '3')).toBe('1')
  expect(nextDoubt(ids, () => false, '2')).toBeUndefined()
})
