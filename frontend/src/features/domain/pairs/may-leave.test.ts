import { expect, it } from 'vitest'
import { mayLeave } from './may-leave'

type Given = Parameters<typeof mayLeave>[0]

function group(mentors: number, mentees: number, cell: Given['cell'] = 'GROUP'): Given {
  const people = (side: string, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      answer: 'ACCEPTED' as const,
      leftOn: null,
      leftReason: null,
      leavingProposed: null,
      dutyTerms: null,
      person: {
        id: `person:${side}${index}`,
        fullName: '',
        shortName: '',
        position: null,
        viewerCan: [],
      },
    }))
  return {
    cell,
    mentors: people('mentor', mentors),
    mentees: people('mentee', mentees),
    viewerCan: ['END_PARTICIPATION'],
  }
}

it.each([
  [group(1, 3), 'person:mentee0', true],
  [group(1, 2), 'person:mentee0', false],
  [group(1, 3), 'person:mentor0', false],
  [group(2, 2), 'person:mentor1', true],
  [group(2, 1, 'PAIR'), 'person:mentor0', true],
  [group(2, 1, 'PAIR'), 'person:mentee0', false],
  [group(2, 3), 'person:stranger', false],
])('lets leave only whom the others can do without', (pair, person, may) => {
  expect(mayLeave(pair, person)).toBe(may)
  expect(mayLeave({ ...pair, viewerCan: [] }, person)).toBe(false)
})
