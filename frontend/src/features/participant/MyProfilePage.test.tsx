import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../tests/mock-api'
import { renderPart } from '../../../tests/render'
import { typeDay } from '../../../tests/type-day'
import { MyProfilePage } from './MyProfilePage'

/** A sheet with a calendar is slow to open on a busy machine. */
vi.setConfig({ testTimeout: 60_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const school = { id: 'school:1', name: 'СОШ № 89' }
const person = { id: 'person:1', fullName: 'Белов Пётр Сергеевич' }
const need = {
  id: 'need:1',
  person: { ...person, position: 'учитель' },
  school,
  request: 'Трудно держать класс',
  topics: ['UPBRINGING'],
  formats: ['ONE_TO_ONE'],
  categories: [],
  suggestedCategories: [],
  deficits: [],
  extraFields: [],
  bankState: 'AVAILABLE',
  registeredAt: '2026-09-01T09:00:00Z',
  updatedAt: '2026-09-01T09:00:00Z',
  state: 'IN_BANK',
  strengths: [],
  supportNeeded: false,
  version: 1,
  viewerCan: ['READ', 'KEEP'],
}
const absence = {
  id: 'absence:1',
  from: '2026-12-21',
  until: '2026-12-30',
  reason: 'LEAVE',
  viewerCan: ['READ', 'READ_REASON', 'STATE', 'WITHDRAW'],
  person,
  school: { id: 'school:1' },
}
const wish = {
  id: 'wish:1',
  side: 'MENTEE',
  kind: 'LIKE',
  statedOn: '2026-11-20',
  viewerCan: ['READ', 'STATE', 'WITHDRAW'],
  person,
  colleague: { id: 'person:9', fullName: 'Орлова Ольга Ивановна', position: 'учитель' },
  school: { id: 'school:1' },
}

type Desk = { needs?: unknown[]; mentorCards?: unknown[]; absences?: unknown[]; wishes?: unknown[] }

function viewer(desk: Desk = {}, colleagues: unknown = []) {
  return {
    person,
    participant: {
      workplaces: [{ id: 'employment:1', position: 'учитель', subject: null, school }],
      needs: [need],
      mentorCards: [],
      absences: [],
      wishes: [],
      ...desk,
      colleagues,
    },
  }
}

const region = (name: string) => screen.findByRole('region', { name })

it('tells who has no workplace whom to ask, and offers nothing else', async () => {
  const bare = { ...viewer().participant, workplaces: [], needs: [] }
  mockApi({ graphql: { viewer: { person, participant: bare } } })
  await renderPart(<MyProfilePage />)
  expect(await screen.findByText('Места работы не указаны')).toBeVisible()
  expect(screen.queryByRole('button')).toBeNull()
})

it('notes the days of an absence with a reason for one’s own eyes', async () => {
  const sent: unknown[] = []
  const stateAbsence = ({ input }: { input: unknown }) => {
    sent.push(input)
    return { __typename: 'StateAbsenceDone', absence }
  }
  mockApi({ graphql: { viewer: viewer(), stateAbsence } })
  await renderPart(<MyProfilePage />)
  const panel = await region('Когда меня нет')
  expect(within(panel).getByText('Отсутствий нет')).toBeVisible()
  await userEvent.click(within(panel).getByRole('button', { name: 'Отметить отсутствие' }))
  const sheet = await screen.findByRole('dialog', { name: 'Отметить отсутствие' })
  await typeDay(sheet, /^Первый день/, '21.12.2026')
  await typeDay(sheet, /^Последний день/, '01.12.2026')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Отметить' }))
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Последний день раньше первого')
  expect(sent).toEqual([])
  await typeDay(sheet, /^Последний день/, '30.12.2026')
  await userEvent.click(within(sheet).getByRole('combobox', { name: 'Почему' }))
  await userEvent.click(await screen.findByRole('option', { name: 'отпуск' }))
  await userEvent.click(within(sheet).getByRole('button', { name: 'Отметить' }))
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toEqual({
    schoolId: 'school:1',
    personId: 'person:1',
    from: '2026-12-21',
    until: '2026-12-30',
    reason: 'LEAVE',
  })
})

it('puts days that are taken already on their field', async () => {
  const stateAbsence = () => ({ __typename: 'StateAbsenceRefused', reason: 'OVERLAPS' })
  mockApi({ graphql: { viewer: viewer({ absences: [absence] }), stateAbsence } })
  await renderPart(<MyProfilePage />)
  await userEvent.click(await screen.findByRole('button', { name: 'Отметить отсутствие' }))
  const sheet = await screen.findByRole('dialog')
  await typeDay(sheet, /^Первый день/, '25.12.2026')
  await typeDay(sheet, /^Последний день/, '26.12.2026')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Отметить' }))
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('отсутствие уже отмечено')
  expect(within(sheet).getByRole('textbox', { name: /^Первый день/ })).toBeInvalid()
})

it('takes an absence away with one press, and says whose eyes its reason is for', async () => {
  const withdrawAbsence = vi.fn((_: { input: { absenceId: string } }) => ({
    __typename: 'WithdrawAbsenceDone',
    absenceId: 'absence:1',
  }))
  mockApi({ graphql: { viewer: viewer({ absences: [absence] }), withdrawAbsence } })
  await renderPart(<MyProfilePage />)
  const panel = await region('Когда меня нет')
  expect(panel).toHaveTextContent('(видите только вы)')
  await userEvent.click(within(panel).getByRole('button', { name: /^Убрать отсутствие:/ }))
  await vi.waitFor(() =>
    expect(withdrawAbsence.mock.calls[0]?.[0]).toEqual({ input: { absenceId: 'absence:1' } }),
  )
})

it('asks for wishes only where there is a card, and lets name colleagues of the other bank alone', async () => {
  const sent: unknown[] = []
  const asked: { side: string }[] = []
  const colleagues = (args: { side: string }) => {
    asked.push(args)
    return [wish.colleague]
  }
  const stateWish = ({ input }: { input: unknown }) => {
    sent.push(input)
    return { __typename: 'StateWishDone', wish }
  }
  mockApi({ graphql: { viewer: viewer({}, colleagues), stateWish } })
  await renderPart(<MyProfilePage />)
  const panel = await region('С кем хочу работать')
  await userEvent.click(within(panel).getByRole('button', { name: 'Сказать пожелание' }))
  const sheet = await screen.findByRole('dialog', { name: 'Сказать пожелание' })
  expect(sheet).toHaveTextContent('Прочтёт только куратор')
  expect(within(sheet).queryByRole('radiogroup', { name: 'В паре' })).toBeNull()
  await userEvent.click(within(sheet).getByRole('button', { name: 'Сохранить' }))
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Выберите коллегу')
  await userEvent.click(within(sheet).getByRole('combobox', { name: 'Наставник' }))
  await userEvent.click(await screen.findByRole('option', { name: 'Орлова Ольга Ивановна, учитель' }))
  await userEvent.click(within(sheet).getByRole('radio', { name: 'лучше не надо' }))
  await userEvent.click(within(sheet).getByRole('button', { name: 'Сохранить' }))
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toEqual({
    schoolId: 'school:1',
    personId: 'person:1',
    side: 'MENTEE',
    colleagueId: 'person:9',
    kind: 'RATHER_NOT',
  })
  expect(asked[0]).toMatchObject({ side: 'MENTEE' })
})

it('says nothing of wishes to who has no card', async () => {
  mockApi({ graphql: { viewer: viewer({ needs: [] }) } })
  await renderPart(<MyProfilePage />)
  await region('Когда меня нет')
  expect(screen.queryByRole('region', { name: 'С кем хочу работать' })).toBeNull()
})

it('shows a wish with its way back', async () => {
  const withdrawWish = vi.fn(() => ({ __typename: 'WithdrawWishDone', wishId: 'wish:1' }))
  mockApi({ graphql: { viewer: viewer({ wishes: [wish] }), withdrawWish } })
  await renderPart(<MyProfilePage />)
  const panel = await region('С кем хочу работать')
  expect(within(panel).getByText('хотелось бы')).toBeVisible()
  await userEvent.click(
    within(panel).getByRole('button', { name: 'Убрать пожелание: Орлова Ольга Ивановна' }),
  )
  await vi.waitFor(() => expect(withdrawWish).toHaveBeenCalledOnce())
})
