import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { FragmentType } from '@/shared/graphql/generated'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import type { MENTOR_CARD } from './card.fragment'
import { MentorCardSheet } from './MentorCardSheet'

/** A form of a dozen fields is slow to fill in on a busy machine. */
vi.setConfig({ testTimeout: 60_000 })

const person = { id: 'person:1', fullName: 'Орлова Ольга' }
const card = {
  id: 'mentor-card:1',
  person: { ...person, position: 'учитель' },
  school: { id: 'school:1', name: 'СОШ № 89' },
  competences: ['оценивание'],
  subjects: ['математика'],
  topics: ['UPBRINGING'],
  formats: ['ONE_TO_ONE'],
  capacity: 3,
  load: 2,
  state: 'IN_BANK',
  bankState: 'ASSIGNED',
  registeredAt: '2026-09-01T09:00:00Z',
  updatedAt: '2026-09-01T09:00:00Z',
  refreshAskedAt: null,
  absence: null,
  achievements: [],
  interests: [],
  wantedCategories: [],
  areas: [],
  trainings: [],
  extraFields: [],
  hoursPerWeek: null,
  mentorSince: null,
  isExpert: false,
  isExternal: false,
  partner: null,
  nominatedBy: null,
  version: 5,
  viewerCan: ['READ', 'KEEP'],
}
const onClose = vi.fn()
type Input = { version: number | null; capacity: number; details: Record<string, unknown> }

beforeEach(signedIn)
afterEach(() => {
  vi.unstubAllGlobals()
  onClose.mockReset()
})

async function open(answer: (input: Input, time: number) => unknown, existing = true) {
  const sent: Input[] = []
  mockApi({
    graphql: {
      keepMentorCard: ({ input }: { input: Input }) => {
        sent.push(input)
        return answer(input, sent.length)
      },
    },
  })
  const ref = existing ? (card as unknown as FragmentType<typeof MENTOR_CARD>) : undefined
  await renderPart(
    <MentorCardSheet opened onClose={onClose} schoolId="school:1" person={person} card={ref} />,
  )
  const sheet = await screen.findByRole('dialog', { name: 'Карточка наставника' })
  return {
    sent,
    sheet,
    save: () => userEvent.click(within(sheet).getByRole('button', { name: 'Сохранить' })),
  }
}
const done = () => ({ __typename: 'KeepMentorCardDone', card })

it('makes no card without a topic; one to one is ticked beforehand and may be taken away', async () => {
  const { sent, sheet, save } = await open(done, false)
  await userEvent.click(within(sheet).getByRole('checkbox', { name: 'один на один' }))
  await save()
  const mistakes = await within(sheet).findByRole('alert')
  expect(mistakes).toHaveTextContent('Отметьте хотя бы одну тему')
  expect(mistakes).toHaveTextContent('Отметьте хотя бы один формат')
  expect(sent).toEqual([])
})

it('says how many places are taken, and refuses a number of places that no card has', async () => {
  const { sent, sheet, save } = await open(done)
  const capacity = within(sheet).getByRole('textbox', { name: /^Сколько наставляемых/ })
  expect(capacity).toHaveAccessibleDescription('Сейчас занято 2 места')
  await userEvent.clear(capacity)
  await save()
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Число мест – от 1 до 12')
  await userEvent.type(capacity, '4')
  await save()
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({ version: 5, capacity: 4, details: { hoursPerWeek: null, trainings: [] } })
})

it('keeps a training only with a course and who gave it', async () => {
  const { sent, sheet, save } = await open(done)
  await userEvent.click(within(sheet).getByRole('button', { name: 'Достижения и обучение' }))
  await userEvent.click(await within(sheet).findByRole('button', { name: 'Добавить обучение' }))
  await save()
  const mistakes = await within(sheet).findByRole('alert')
  expect(mistakes).toHaveTextContent('Назовите курс или уберите строку')
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Курс' }), 'Школа наставника')
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Кто проводил' }), 'ИРО')
  await save()
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]?.details.trainings).toEqual([
    { course: 'Школа наставника', provider: 'ИРО', on: null, certificate: null },
  ])
})

it('shows what differs when somebody saved first, and saves over it only when told to', async () => {
  const newer = { ...card, capacity: 1, version: 6 }
  const { sent, sheet, save } = await open((_, time) =>
    time === 1 ? { __typename: 'KeepMentorCardConflict', current: newer } : done(),
  )
  await save()
  const conflict = await within(sheet).findByRole('alert')
  expect(within(conflict).getByRole('row', { name: 'Сколько наставляемых готов вести 3 1' })).toBeVisible()
  await userEvent.click(within(conflict).getByRole('button', { name: 'Сохранить моё' }))
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(sent.map(({ version, capacity }) => [version, capacity])).toEqual([
    [5, 3],
    [6, 3],
  ])
})

it('puts a refused detail on its field, though the form has no group of details', async () => {
  const { sheet, save } = await open(() => ({
    __typename: 'InvalidInput',
    fields: [{ path: ['details', 'areas'], problem: 'TOO_LONG' }],
  }))
  await userEvent.click(within(sheet).getByRole('button', { name: 'Области, время, категории' }))
  await save()
  await within(sheet).findByRole('alert')
  expect(within(sheet).getByRole('textbox', { name: 'Образовательные области' })).toBeInvalid()
})
