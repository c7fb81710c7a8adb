import { describe, expect, it } from 'vitest'
import { EMPTY, lineOf, placeOf, toInput } from './people-order-form'

const line = { ...lineOf({ id: 'person:1', fullName: 'Иванова Мария' }), task: ' ', reason: 'за год' }

describe('an order about people', () => {
  it('sends of each line what its kind asks for', () => {
    const values = { ...EMPTY, people: [line], programmeIds: ['programme:1'] }
    const sent = (kind: Parameters<typeof toInput>[1]) => {
      const { people, programmeIds, event } = toInput('school:1', kind, values)
      return { people, programmeIds, event }
    }
    expect(sent('REWARD_MENTORS')).toEqual({
      people: [{ personId: 'person:1', reward: 'GRATITUDE', reason: 'за год' }],
      programmeIds: [],
      event: null,
    })
    expect(sent('APPROVE_PROGRAMMES')).toEqual({ people: [], programmeIds: ['programme:1'], event: null })
    expect(sent('RELEASE_FOR_EVENT').people).toEqual([{ personId: 'person:1', substituteId: null }])
  })

  it('sends an event with both its days', () => {
    const values = { ...EMPTY, title: 'Слёт', from: '2026-12-03', until: '2026-12-04' }
    expect(toInput('school:1', 'RELEASE_FOR_EVENT', values).event).toEqual({
      title: 'Слёт',
      place: null,
      from: '2026-12-03',
      until: '2026-12-04',
    })
  })

  it('shows a refusal where it is mended', () => {
    expect(placeOf('SEAT_TAKEN', 2)).toBe('people.2.seat')
    expect(placeOf('ENDS_BEFORE_IT_BEGINS', null)).toBe('until')
    expect(placeOf('NO_LEADER', null)).toBeUndefined()
  })
})
