import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { ProgrammePage } from './ProgrammePage'

const person = (id: number, fullName: string) => ({
  id: `person:${id}`,
  fullName,
  shortName: fullName,
  record: null,
})
const activity = (id: number, title: string) => ({
  id: `activity:${id}`,
  title,
  kind: 'CONSULTATION',
  plannedOn: '2026-10-01',
  expectedResult: 'Конспект',
  state: 'PLANNED',
  overdue: false,
  submission: null,
  submittedOn: null,
  remark: null,
  acceptedOn: null,
  viewerCan: [],
})
const mentorship = {
  id: 'mentorship:1',
  format: 'ONE_TO_ONE',
  startedOn: '2026-09-01',
  topics: ['TEACHING_METHODS'],
  school: { id: 'school:1', name: 'СОШ № 89' },
  mentors: [{ person: person(1, 'Кузнецова А. С.') }],
  mentees: [{ person: person(2, 'Петров И. А.') }],
}
const programme = {
  id: 'programme:1',
  goal: 'Цель из базы',
  expectedResult: 'Результат',
  deficits: [],
  startsOn: '2026-09-01',
  endsOn: '2027-05-31',
  longTermReason: null,
  state: 'DRAFT',
  mentorAgreed: false,
  menteeAgreed: false,
  remark: null,
  approvedOn: null,
  closedOn: null,
  result: null,
  activities: [activity(1, 'Первое'), activity(2, 'Второе')],
  practice: null,
  docxUrl: '/files/programmes/1.docx',
  pdfUrl: '/files/programmes/1.pdf',
  certificates: [],
  template: null,
  extendedByDays: 0,
  openChange: null,
  changes: [],
  version: 3,
  viewerCan: ['READ', 'DRAFT', 'AGREE'],
  mentorship,
}
/** A form of a dozen fields with a calendar is slow to type into on a busy machine. */
const SLOW = 40_000

type Input = { version: number; goal: string; activities: { id: string | null; title: string }[] }

beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

async function openEditor(draftProgramme: (args: { input: Input }) => unknown) {
  mockApi({ graphql: { viewer: { programme: () => programme }, draftProgramme } })
  await renderPart(<ProgrammePage programmeId="programme:1" />)
  await userEvent.click(await screen.findByRole('button', { name: 'Изменить' }))
  return within(await screen.findByRole('dialog', { name: 'Изменить программу' }))
}

it('shows both wordings when somebody saved first, and saves over theirs only when told to', {
  timeout: SLOW,
}, async () => {
  const sent: Input[] = []
  const sheet = await openEditor(({ input }) => {
    sent.push(input)
    return sent.length === 1
      ? {
          __typename: 'DraftProgrammeConflict',
          current: { ...programme, goal: 'Цель наставника', version: 4 },
        }
      : { __typename: 'DraftProgrammeDone', programme }
  })
  const goal = sheet.getByRole('textbox', { name: 'Цель' })
  await userEvent.clear(goal)
  await userEvent.type(goal, 'Моя цель')
  await userEvent.click(sheet.getByRole('button', { name: 'Сохранить программу' }))
  const conflict = await sheet.findByRole('alert')
  expect(conflict).toHaveTextContent('Моя цель')
  expect(conflict).toHaveTextContent('Цель наставника')
  expect(goal).toHaveValue('Моя цель')
  const [keepMine] = within(conflict).getAllByRole('button')
  if (keepMine) await userEvent.click(keepMine)
  await vi.waitFor(() => expect(sent).toHaveLength(2))
  expect(sent.map(({ version, goal: each }) => [version, each])).toEqual([
    [3, 'Моя цель'],
    [4, 'Моя цель'],
  ])
})

it('moves a line of the plan by a button, keeps the focus with it and saves the new order', {
  timeout: SLOW,
}, async () => {
  const sent: Input[] = []
  const sheet = await openEditor(({ input }) => {
    sent.push(input)
    return { __typename: 'DraftProgrammeDone', programme }
  })
  await userEvent.click(sheet.getByRole('button', { name: 'Поднять мероприятие 2' }))
  expect(
    sheet.getAllByRole('textbox', { name: 'Что делаем' }).map((box) => (box as HTMLInputElement).value),
  ).toEqual(['Второе', 'Первое'])
  expect(sheet.getByRole('button', { name: 'Опустить мероприятие 1' })).toHaveFocus()
  await userEvent.click(sheet.getByRole('button', { name: 'Добавить мероприятие' }))
  const added = sheet.getAllByRole('textbox', { name: 'Что делаем' }).at(-1)
  expect(added).toHaveFocus()
  await userEvent.click(sheet.getByRole('button', { name: 'Убрать мероприятие 3' }))
  await userEvent.click(sheet.getByRole('button', { name: 'Сохранить программу' }))
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]?.activities.map(({ id }) => id)).toEqual(['activity:2', 'activity:1'])
})

it('says how long the term is and asks for a reason beyond a year', { timeout: SLOW }, async () => {
  const sheet = await openEditor(() => ({ __typename: 'DraftProgrammeDone', programme }))
  expect(sheet.getByText('9 месяцев')).toBeVisible()
  expect(sheet.queryByRole('textbox', { name: 'Почему дольше года' })).toBeNull()
  const until = await sheet.findByRole('textbox', { name: 'Последний день' })
  await userEvent.clear(until)
  await userEvent.type(until, '30.09.2027')
  await userEvent.tab()
  expect(await sheet.findByText('13 месяцев')).toBeVisible()
  await userEvent.click(sheet.getByRole('button', { name: 'Сохранить программу' }))
  expect(await sheet.findByRole('textbox', { name: 'Почему дольше года' })).toBeInvalid()
})
