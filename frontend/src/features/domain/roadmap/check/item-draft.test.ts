import { describe, expect, it } from 'vitest'
import { item } from '../../../../../tests/roadmaps'
import type { CheckItem } from './check-item.fragment'
import { differences, draftOf, inputOf, isSame } from './item-draft'

const row = item('1', { sections: ['I этап', 'Раздел 2'] }) as unknown as CheckItem
const saved = draftOf(row)

describe('what is sent', () => {
  it('is the whole row, its headings told apart again', () => {
    expect(inputOf({ ...saved, title: 'Опрос' }, saved)).toMatchObject({
      title: 'Опрос',
      sections: ['I этап', 'Раздел 2'],
      number: '1.1',
      bodies: [{ kind: 'CURATOR', schoolKind: null }],
      chosenReading: { choice: 'AS_READ' },
    })
  })
  it('leaves bodies and the reading to the server where their words were written anew', () => {
    const input = inputOf({ ...saved, responsible: 'Руководители ОО', term: 'май' }, saved)
    expect(input).not.toHaveProperty('bodies')
    expect(input).not.toHaveProperty('chosenReading')
  })
  it('keeps what a person chose besides the new words', () => {
    const input = inputOf(
      {
        ...saved,
        responsible: 'РЦО',
        bodies: [{ kind: 'MUNICIPAL_CENTRE', schoolKind: null }],
        term: 'когда получится',
        reading: { choice: 'NO_DATE', part: null, reason: null },
      },
      saved,
    )
    expect(input.bodies).toEqual([{ kind: 'MUNICIPAL_CENTRE', schoolKind: null }])
    expect(input.chosenReading).toMatchObject({ choice: 'NO_DATE' })
  })
  it('says nothing where nothing stands', () => {
    expect(inputOf({ ...saved, number: ' ', section: '' }, saved)).toMatchObject({
      number: null,
      condition: null,
      sections: [],
    })
  })
})

it('knows what differs', () => {
  expect(isSame(saved, draftOf(row))).toBe(true)
  expect(differences(saved, { ...saved, term: 'май', isObligatory: true })).toEqual(['term', 'isObligatory'])
})
