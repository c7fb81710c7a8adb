import { describe, expect, it } from 'vitest'
import type {
  Programme_ProgrammeFragment,
  ProgrammeChange_ChangeFragment,
} from '@/shared/graphql/generated/graphql'
import { contentValues, doneLines, extensionValues, monthsLater, movedLines } from './change-form'

const line = (id: string, state: string, plannedOn: string) => ({
  id,
  title: `Дело ${id}`,
  kind: 'CONSULTATION',
  plannedOn,
  expectedResult: '',
  state,
})
const programme = {
  goal: 'Цель',
  expectedResult: 'Результат',
  endsOn: '2027-05-31',
  deficits: [],
  activities: [
    line('1', 'ACCEPTED', '2026-12-10'),
    line('2', 'SUBMITTED', '2026-12-11'),
    line('3', 'RETURNED', '2026-12-12'),
    line('4', 'PLANNED', '2026-11-01'),
  ],
} as unknown as Programme_ProgrammeFragment

describe('monthsLater', () => {
  it('keeps the end of a month at the end of a month', () => {
    expect(monthsLater('2027-05-31', 1)).toBe('2027-06-30')
    expect(monthsLater('2027-01-31', 1)).toBe('2027-02-28')
    expect(monthsLater('2027-06-15', 3)).toBe('2027-09-15')
  })
})

describe('an extension', () => {
  it('offers a month more, and moves what is open and lies ahead', () => {
    expect(extensionValues(programme)).toEqual({ endsOn: '2027-06-30', shift: true, reason: '' })
    expect(movedLines(programme, '2026-12-01')).toEqual(['3'])
  })
})

describe('a change of content', () => {
  it('keeps what was handed in or accepted', () => {
    expect([...doneLines(programme)]).toEqual(['1', '2'])
  })
  it('begins with the wording of the change, whose new lines have no id on the server yet', () => {
    const change = {
      reason: 'Болезнь',
      wording: {
        goal: 'Другая цель',
        expectedResult: 'Результат',
        endsOn: '2027-06-30',
        deficitIds: ['deficit:1'],
        activities: [line('1', '', '2026-12-10'), line('new', '', '2027-01-10')],
      },
    } as unknown as ProgrammeChange_ChangeFragment
    const values = contentValues(programme, change)
    expect(values.goal).toBe('Другая цель')
    expect(values.activities.map(({ id }) => id)).toEqual(['1', null])
    expect(values.reason).toBe('Болезнь')
  })
})
