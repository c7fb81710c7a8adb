import { describe, expect, it } from 'vitest'
import { isSame, mergeWords, NO_WORDS, remarksOf, says, wordsOf, yieldTo } from './review-words'

const words = (summary: string, remarks: Record<string, string> = {}) => ({ summary, remarks })

it('reads what the server keeps', () => {
  expect(wordsOf(null)).toEqual(NO_WORDS)
  expect(wordsOf({ summary: 'Почти', remarks: [{ itemId: 'a', text: 'Срок' }] })).toEqual(
    words('Почти', { a: 'Срок' }),
  )
})

it('sends no remark that says nothing', () => {
  const some = words(' ', { a: ' Срок ', b: '  ' })
  expect(remarksOf(some)).toEqual([{ itemId: 'a', text: 'Срок' }])
  expect(says(some)).toBe(true)
  expect(says(words('  ', { b: '' }))).toBe(false)
})

it('takes an opened remark for none', () => {
  expect(isSame(words('Да ', { a: '' }), words('Да'))).toBe(true)
  expect(isSame(words('Да'), words('Да', { a: 'Срок' }))).toBe(false)
})

describe('words from two computers', () => {
  const base = words('Почти', { a: 'Срок', b: 'Кто' })
  it('that were written in different places are all kept', () => {
    const mine = words('Почти', { a: 'Срок как в муниципальной', b: 'Кто', d: '' })
    const theirs = words('Почти готово', { a: 'Срок', b: 'Кто', c: 'Результат' })
    expect(mergeWords(base, mine, theirs)).toEqual({
      words: words('Почти готово', { a: 'Срок как в муниципальной', b: 'Кто', c: 'Результат', d: '' }),
      clashes: [],
    })
  })
  it('that were taken away on one side and left on the other go', () => {
    expect(mergeWords(base, base, words('Почти', { a: 'Срок' })).words.remarks).toEqual({ a: 'Срок', b: '' })
    expect(mergeWords(base, words('Почти', { a: 'Срок', b: '' }), base).words.remarks.b).toBe('')
  })
  it('that differ in one place are named, and may yield', () => {
    const mine = words('Нет', { a: 'Моё', b: 'Кто' })
    const theirs = words('Да', { a: 'Иначе', b: 'Кто' })
    const merged = mergeWords(base, mine, theirs)
    expect(merged.words).toEqual(mine)
    expect(merged.clashes).toEqual([
      { itemId: null, mine: 'Нет', theirs: 'Да' },
      { itemId: 'a', mine: 'Моё', theirs: 'Иначе' },
    ])
    expect(yieldTo(merged.words, merged.clashes)).toEqual(theirs)
  })
  it('that are the same do not clash', () => {
    expect(mergeWords(base, words('Да'), words('Да')).clashes).toEqual([])
  })
})
