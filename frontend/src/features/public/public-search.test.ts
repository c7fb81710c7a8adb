import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { countFilters, practicesSearch } from './public-search'

describe('the filters in the address', () => {
  it('lose what nobody knows instead of failing', () =>
    expect(v.parse(practicesSearch, { form: 'NO_SUCH', topic: 'UPBRINGING', page: 3 })).toEqual({
      topic: 'UPBRINGING',
    }))
  it('take a number for a word', () => expect(v.parse(practicesSearch, { q: 2024 }).q).toBe('2024'))
  it('keep a text within what the server searches for', () =>
    expect(v.parse(practicesSearch, { q: 'а'.repeat(500) }).q).toHaveLength(200))
  it('are counted when set', () => expect(countFilters({ q: 'урок', form: undefined, topic: 'X' })).toBe(2))
})
