import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { addDays, today } from '@/shared/lib/days'
import { mockApi, signedIn } from '../../../tests/mock-api'
import { renderPart } from '../../../tests/render'
import { typeDay } from '../../../tests/type-day'
import { MentorsBank } from './MentorsBank'

vi.setConfig({ testTimeout: 40_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const card = (over: object = {}) => ({
  id: 'mentor-card:1',
  person: { id: 'person:1', fullName: 'Орлова Ольга', position: 'учитель' },
  school: { id: 'school:1', name: 'СОШ № 89' },
  competences: [],
  subjects: [],
  topics: ['UPBRINGING'],
  formats: ['ONE_TO_ONE'],
  capacity: 3,
  load: 1,
  state: 'IN_BANK',
  bankState: 'AVAILABLE',
  registeredAt: '2026-09-01T09:00:00Z',
  updatedAt: '2026-09-01T09:00:00Z',
  achievements: [],
  interests: [],
  wantedCategories: [],
  areas: [],
  trainings: [],
  extraFields: [],
  isExpert: true,
  isExternal: false,
  version: 1,
  absence: null,
  viewerCan: ['READ', 'KEEP'],
  ...over,
})

const absence = (from: string, until: string) => ({
  id: 'absence:1',
  from,
  until,
  reason: null,
  viewerCan: ['READ', 'STATE', 'WITHDRAW'],
  person: { id: 'person:1', fullName: 'Орлова Ольга' },
  school: { id: 'school:1' },
})

function bank(nodes: unknown[], viewerCan: string[] = ['READ']) {
  const pageInfo = { hasNextPage: false, hasPreviousPage: false }
  return {
    viewer: {
      school: {
        id: 'school:1',
        viewerCan,
        mentorCards: { totalCount: nodes.length, pageInfo, nodes },
      },
    },
  }
}

const show = (search = {}, onSearch = vi.fn()) =>
  renderPart(<MentorsBank schoolId="school:1" search={search} onSearch={onSearch} />)

const menu = async () =>
  userEvent.click(await screen.findByRole('button', { name: 'Действия: Орлова Ольга' }))

it('shows with what a mentor helps, how many places are taken, and where the card is read', async () => {
  mockApi({ graphql: bank([card()]) })
  await show()
  const row = await screen.findByRole('row', { name: /Орлова Ольга/ })
  expect(row).toHaveTextContent('эксперт')
  expect(row).toHaveTextContent('1 из 3')
  expect(within(row).getByRole('link', { name: 'Орлова Ольга' })).toHaveAttribute('href', '/people/1')
  expect(screen.getByText('1 наставник')).toBeVisible()
})

it('says who is away and who will be, and never why', async () => {
  mockApi({
    graphql: bank([
      card({ absence: absence(addDays(today(), -1), addDays(today(), 5)) }),
      card({
        id: 'mentor-card:2',
        person: { id: 'person:2', fullName: 'Белов Пётр', position: null },
        absence: absence('2099-01-10', '2099-01-20'),
      }),
    ]),
  })
  await show()
  expect(await screen.findByRole('row', { name: /Орлова Ольга/ })).toHaveTextContent(
    /нет до \d\d\.\d\d\.\d{4}/,
  )
  expect(screen.getByRole('row', { name: /Белов Пётр/ })).toHaveTextContent(/не будет 10.20.января.2099/)
})

it('lets a curator note an absence without asking for the reason, and take it away again', async () => {
  const sent: unknown[] = []
  const away = absence('2099-01-10', '2099-01-20')
  let noted = false
  const withdrawAbsence = vi.fn(() => ({ __typename: 'WithdrawAbsenceDone', absenceId: 'absence:1' }))
  mockApi({
    graphql: {
      viewer: () => bank([card({ absence: noted ? away : null })]).viewer,
      stateAbsence: ({ input }: { input: unknown }) => {
        sent.push(input)
        noted = true
        return { __typename: 'StateAbsenceDone', absence: away }
      },
      withdrawAbsence,
    },
  })
  await show()
  await menu()
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Отметить отсутствие' }))
  const sheet = await screen.findByRole('dialog', { name: 'Отметить отсутствие' })
  expect(sheet).toHaveTextContent('Орлова Ольга')
  expect(within(sheet).queryByRole('combobox', { name: 'Почему' })).toBeNull()
  await typeDay(sheet, /^Первый день/, '10.01.2099')
  await typeDay(sheet, /^Последний день/, '20.01.2099')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Отметить' }))
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toEqual({
    schoolId: 'school:1',
    personId: 'person:1',
    from: '2099-01-10',
    until: '2099-01-20',
    reason: null,
  })
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await menu()
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Убрать отметку об отсутствии' }))
  await vi.waitFor(() => expect(withdrawAbsence).toHaveBeenCalledOnce())
})

it('offers who only reads neither a change nor an absence', async () => {
  mockApi({ graphql: bank([card({ viewerCan: ['READ'] })]) })
  await show()
  await menu()
  expect(await screen.findByRole('menuitem')).toBeVisible()
  expect(screen.queryByRole('menuitem', { name: 'Отметить отсутствие' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Изменить: Орлова Ольга' })).toBeNull()
})

it('says what to do in an empty bank, and something else where a filter is too narrow', async () => {
  mockApi({ graphql: bank([]) })
  const view = await show()
  expect(await screen.findByText('Наставников пока нет')).toBeVisible()
  view.unmount()
  await show({ q: 'Ъ' })
  expect(await screen.findByText('Никто не подошёл')).toBeVisible()
})
