import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type ComponentProps, useState } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { addDays, today } from '@/shared/lib/days'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { typeDay } from '../../../../tests/type-day'
import { PairMeetings } from './PairMeetings'

/** A sheet with a calendar is slow to open on a busy machine. */
vi.setConfig({ testTimeout: 60_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const mentor = { id: 'person:1', shortName: 'Орлова О. И.' }
const mentee = { id: 'person:2', shortName: 'Белов П. С.' }
const meeting = (id: string, topic: string, over: object = {}) => ({
  id: `meeting:${id}`,
  heldOn: '2026-11-10',
  minutes: 40,
  mode: 'VIDEO',
  topic,
  summary: 'Разобрали урок.',
  goals: '',
  goalList: [],
  feedback: [],
  recordedBy: mentor,
  viewerCan: [],
  ...over,
})
const planned = {
  id: 'planned-meeting:1',
  plannedOn: addDays(today(), -1),
  time: '14:30',
  mode: 'IN_PERSON',
  link: null,
  topic: 'Карта наблюдения',
  agenda: '',
  overdue: true,
  version: 2,
  viewerCan: ['HOLD', 'MISS', 'EDIT', 'CANCEL'],
}
const journal = (over: object = {}) => ({
  planned: [],
  fallen: [],
  openGoals: [],
  pulseDue: null,
  pulse: [],
  ...over,
})
const pair = (nodes: unknown[], over: object = {}) => ({
  id: 'mentorship:1',
  startedOn: '2026-09-01',
  viewerCan: ['READ', 'KEEP_MEETINGS'],
  mentors: [{ person: mentor }],
  mentees: [{ person: mentee }],
  programme: {
    id: 'programme:1',
    activities: [
      { id: 'activity:1', title: 'Посещение урока', state: 'PLANNED' },
      { id: 'activity:2', title: 'Принятое', state: 'ACCEPTED' },
    ],
  },
  journal: journal(),
  meetings: { totalCount: nodes.length, pageInfo: { hasNextPage: false, endCursor: null }, nodes },
  ...over,
})

type Ref = ComponentProps<typeof PairMeetings>['mentorship']
const show = (mentorship: unknown) => renderPart(<PairMeetings mentorship={mentorship as Ref} />)

/** What the form of an entry asks for before it opens. */
const before = (over: object = {}) => ({
  mentorship: {
    id: 'mentorship:1',
    journal: journal(),
    meetings: { nodes: [] },
    ...over,
  },
})

const openForm = async () => {
  await userEvent.click(await screen.findByRole('button', { name: 'Записать встречу' }))
  return screen.findByRole('dialog', { name: 'Записать встречу' })
}
const save = (sheet: HTMLElement) =>
  userEvent.click(within(sheet).getByRole('button', { name: 'Сохранить встречу' }))

it('records nothing before the order, and says why', async () => {
  mockApi({ graphql: {} })
  await show(pair([], { startedOn: null }))
  expect(await screen.findByText('Встречи записывают, когда пара закреплена приказом.')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Записать встречу' })).toBeNull()
})

it('records a meeting in a few taps: today, a usual length, the next topic of the plan', async () => {
  const sent: unknown[] = []
  const rated: unknown[] = []
  mockApi({
    graphql: {
      viewer: before(),
      recordMeeting: ({ input }: { input: unknown }) => {
        sent.push(input)
        return { __typename: 'RecordMeetingDone', meeting: { id: 'meeting:9' } }
      },
      giveMeetingFeedback: ({ input }: { input: unknown }) => {
        rated.push(input)
        return { __typename: 'GiveMeetingFeedbackDone' }
      },
    },
  })
  await show(pair([]))
  const sheet = await openForm()
  await save(sheet)
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Исправьте 2 поля')
  // What is accepted already is no topic of the next meeting.
  expect(within(sheet).queryByRole('button', { name: 'Взять тему из плана: Принятое' })).toBeNull()
  await userEvent.click(within(sheet).getByRole('button', { name: 'Взять тему из плана: Посещение урока' }))
  await userEvent.click(within(sheet).getByRole('button', { name: '60 мин' }))
  await userEvent.type(
    within(sheet).getByRole('textbox', { name: 'Что обсудили и сделали' }),
    'Посмотрели урок',
  )
  await userEvent.click(within(sheet).getByRole('radio', { name: '7' }))
  await save(sheet)
  await vi.waitFor(() => expect(rated).toEqual([{ meetingId: 'meeting:9', score: 7, words: '' }]))
  expect(sent).toEqual([
    {
      mentorshipId: 'mentorship:1',
      plannedMeetingId: null,
      heldOn: today(),
      minutes: 60,
      mode: 'IN_PERSON',
      topic: 'Посещение урока',
      summary: 'Посмотрели урок',
      goals: '',
      doneGoalIds: [],
    },
  ])
})

it('stands by the entry when the word about it is lost', async () => {
  mockApi({
    graphql: {
      viewer: before({
        meetings: { nodes: [{ id: 'meeting:1', minutes: 30, mode: 'VIDEO', topic: 'Прежняя' }] },
      }),
      recordMeeting: () => ({ __typename: 'RecordMeetingDone', meeting: { id: 'meeting:9' } }),
      giveMeetingFeedback: () => {
        throw new Error('gone')
      },
    },
  })
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await show(pair([]))
  const sheet = await openForm()
  expect(within(sheet).getByRole('textbox', { name: /^Сколько минут/ })).toHaveValue('30')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Взять тему из плана: Прежняя' }))
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Что обсудили и сделали' }), 'Да')
  await userEvent.click(within(sheet).getByRole('radio', { name: '3' }))
  await save(sheet)
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('names the field of a refused entry and keeps what was typed', async () => {
  mockApi({
    graphql: {
      viewer: before(),
      recordMeeting: () => ({ __typename: 'RecordMeetingRefused', reason: 'OUTSIDE_PAIR' }),
    },
  })
  await show(pair([]))
  const sheet = await openForm()
  await typeDay(sheet, /^Когда/, '15.10.2026')
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Тема' }), 'Журнал')
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Что обсудили и сделали' }), 'Да')
  await save(sheet)
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('пара ещё или уже не действовала')
  expect(within(sheet).getByRole('textbox', { name: /^Когда/ })).toBeInvalid()
  expect(within(sheet).getByRole('textbox', { name: 'Тема' })).toHaveValue('Журнал')
})

it('opens the second entry without what the first one has held', async () => {
  let held = false
  const sent: { plannedMeetingId: string | null; topic: string }[] = []
  mockApi({
    graphql: {
      viewer: () => before({ journal: journal({ planned: held ? [] : [planned] }) }),
      recordMeeting: ({ input }: { input: (typeof sent)[number] }) => {
        sent.push(input)
        held = true
        return { __typename: 'RecordMeetingDone', meeting: { id: 'meeting:9' } }
      },
    },
  })
  await show(pair([]))
  const first = await openForm()
  expect(within(first).getByRole('textbox', { name: 'Тема' })).toHaveValue('Карта наблюдения')
  await userEvent.type(within(first).getByRole('textbox', { name: 'Что обсудили и сделали' }), 'Да')
  await save(first)
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(sent).toMatchObject([{ plannedMeetingId: 'planned-meeting:1', topic: 'Карта наблюдения' }])
  const second = await openForm()
  await vi.waitFor(() => expect(within(second).getByRole('textbox', { name: 'Тема' })).toBeVisible())
  expect(within(second).getByRole('textbox', { name: 'Тема' })).toHaveValue('')
})

it('removes an entry after a question that names it, and tells when it is too late', async () => {
  const removeMeeting = vi.fn(() => ({ __typename: 'RemoveMeetingRefused', reason: 'TOO_LATE' }))
  mockApi({ graphql: { removeMeeting } })
  await show(pair([meeting('1', 'Журнал', { viewerCan: ['REMOVE'] }), meeting('2', 'Чужая')]))
  expect(screen.queryByRole('button', { name: 'Убрать встречу: Чужая' })).toBeNull()
  await userEvent.click(await screen.findByRole('button', { name: 'Убрать встречу: Журнал' }))
  const question = await screen.findByRole('dialog', { name: /^Убрать встречу «Журнал», 10.ноября.2026/ })
  expect(question).toHaveTextContent('перестанет учитываться в показателях')
  expect(removeMeeting).not.toHaveBeenCalled()
  await userEvent.click(within(question).getByRole('button', { name: 'Убрать' }))
  await vi.waitFor(() => expect(removeMeeting).toHaveBeenCalledOnce())
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('shows what was agreed and what of it is done, and asks for earlier meetings on demand', async () => {
  const goals = [
    { id: 'goal:1', text: 'Провести урок', done: true },
    { id: 'goal:2', text: 'Снять видео', done: false },
  ]
  const after: unknown[] = []
  mockApi({
    graphql: {
      viewer: {
        mentorship: {
          id: 'mentorship:1',
          meetings: (args: { after: string }) => {
            after.push(args.after)
            return {
              pageInfo: { hasNextPage: false, endCursor: null },
              nodes: [meeting('0', 'Знакомство')],
            }
          },
        },
      },
    },
  })
  const nodes = [meeting('1', 'Журнал', { goalList: goals, feedback: [{ person: mentee, score: 9 }] })]
  await show(
    pair(nodes, {
      meetings: { totalCount: 2, pageInfo: { hasNextPage: true, endCursor: 'c1' }, nodes },
    }),
  )
  const item = (await screen.findByText('Журнал')).closest('li') as HTMLElement
  expect(item).toHaveTextContent('Провести урок — сделано')
  expect(item).toHaveTextContent('Белов П. С.: 9 из 10')
  expect(within(item).getByText('Снять видео')).not.toHaveTextContent('сделано')
  expect(screen.queryByText('Знакомство')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Показать более ранние' }))
  expect(await screen.findByText('Знакомство')).toBeVisible()
  expect(after).toEqual(['c1'])
  expect(screen.queryByRole('button', { name: 'Показать более ранние' })).toBeNull()
})

it('drops a planned meeting only with a reason', async () => {
  const sent: unknown[] = []
  mockApi({
    graphql: {
      dropPlannedMeeting: ({ input }: { input: unknown }) => {
        sent.push(input)
        return { __typename: 'DropPlannedMeetingDone' }
      },
    },
  })
  await show(pair([], { journal: journal({ planned: [planned] }) }))
  expect(await screen.findByText(/просрочено на 1 день/)).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Не состоялась' }))
  const sheet = await screen.findByRole('dialog', { name: 'Не состоялась' })
  await userEvent.click(within(sheet).getByRole('button', { name: 'Сохранить' }))
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Заполните поле')
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Почему' }), 'Заболел')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Сохранить' }))
  await vi.waitFor(() =>
    expect(sent).toEqual([{ plannedMeetingId: 'planned-meeting:1', outcome: 'MISSED', reason: 'Заболел' }]),
  )
})

it('puts a planned meeting on another day, and settles who saved first', async () => {
  const sent: { version: number; topic: string; link: string | null }[] = []
  const current = { ...planned, topic: 'Тема наставника', version: 3, plannedOn: '2099-01-12' }
  mockApi({
    graphql: {
      planMeeting: ({ input }: { input: (typeof sent)[number] }) => {
        sent.push(input)
        return sent.length === 1
          ? { __typename: 'PlanMeetingConflict', current }
          : { __typename: 'PlanMeetingDone' }
      },
    },
  })
  await show(pair([], { journal: journal({ planned: [{ ...planned, plannedOn: '2099-01-10' }] }) }))
  await userEvent.click(await screen.findByRole('button', { name: 'Перенести' }))
  const sheet = await screen.findByRole('dialog', { name: 'Перенести' })
  await userEvent.type(within(sheet).getByRole('textbox', { name: /^Ссылка/ }), 'meet')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Сохранить' }))
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Ссылка начинается с https://')
  await userEvent.clear(within(sheet).getByRole('textbox', { name: /^Ссылка/ }))
  await userEvent.click(within(sheet).getByRole('button', { name: 'Сохранить' }))
  const conflict = await within(sheet).findByRole('alert')
  expect(within(conflict).getByRole('row', { name: 'Тема Карта наблюдения Тема наставника' })).toBeVisible()
  await userEvent.click(within(conflict).getByRole('button', { name: 'Взять текущее' }))
  // The choice is made: nothing is left to choose.
  expect(within(sheet).queryByRole('alert')).toBeNull()
  expect(within(sheet).getByRole('textbox', { name: 'Тема' })).toHaveValue('Тема наставника')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Сохранить' }))
  await vi.waitFor(() => expect(sent).toHaveLength(2))
  expect(sent).toMatchObject([
    { version: 2, link: null },
    { version: 3, topic: 'Тема наставника' },
  ])
})

it('asks how the two get on, and sends the score with words if there are any', async () => {
  const sent: unknown[] = []
  mockApi({
    graphql: {
      answerPulse: ({ input }: { input: unknown }) => {
        sent.push(input)
        return { __typename: 'AnswerPulseDone' }
      },
    },
  })
  function Asked() {
    const [due] = useState({ kind: 'FIT_CHECK', askedOn: '2026-11-01' })
    return <PairMeetings mentorship={pair([], { journal: journal({ pulseDue: due }) }) as unknown as Ref} />
  }
  await renderPart(<Asked />)
  const prompt = await screen.findByRole('region', { name: /^Подходите ли вы друг другу/ })
  expect(within(prompt).queryByRole('button', { name: 'Ответить' })).toBeNull()
  await userEvent.click(within(prompt).getByRole('radio', { name: '4' }))
  await userEvent.click(within(prompt).getByRole('button', { name: 'Ответить' }))
  await vi.waitFor(() => expect(sent).toEqual([{ mentorshipId: 'mentorship:1', score: 4, words: '' }]))
})
