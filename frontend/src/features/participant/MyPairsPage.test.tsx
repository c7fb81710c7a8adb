import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { addDays, today } from '@/shared/lib/days'
import { mockApi, signedIn } from '../../../tests/mock-api'
import { renderPart } from '../../../tests/render'
import { typeDay } from '../../../tests/type-day'
import { MyOneOffsPage } from './MyOneOffsPage'
import { MyPairsPage } from './MyPairsPage'

/** A sheet with a calendar is slow to open on a busy machine. */
vi.setConfig({ testTimeout: 60_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const school = { id: 'school:1', name: 'СОШ № 89' }
const mentor = { id: 'person:1', shortName: 'Орлова О. И.' }
const mentee = { id: 'person:2', shortName: 'Белов П. С.' }
const oneOff = {
  id: 'one-off:1',
  format: 'FLASH',
  topic: 'Карта урока',
  state: 'PROPOSED',
  mentorAnswer: 'PENDING',
  menteeAnswer: 'ACCEPTED',
  proposedOn: '2026-11-20',
  plannedOn: null,
  heldOn: null,
  minutes: null,
  result: null,
  viewerCan: ['READ', 'ANSWER'],
  mentor,
  mentee,
  proposedBy: mentee,
  mentorFeedback: null,
  menteeFeedback: null,
}

type Cards = { needs?: unknown[]; mentorCards?: unknown[]; colleagues?: unknown }

const viewer = (oneOffs: unknown[], cards: Cards = {}) => ({
  person: { id: 'person:1' },
  participant: {
    mentorships: [],
    oneOffs: { nodes: oneOffs },
    needs: [],
    mentorCards: [{ id: 'mentor-card:1', school }],
    colleagues: [],
    ...cards,
  },
})

const panel = () => screen.findByRole('region', { name: 'Разовые встречи' })

it('leads who has no pair to the cards by which pairs are found', async () => {
  mockApi({ graphql: { viewer: viewer([], { mentorCards: [] }) } })
  await renderPart(<MyPairsPage />)
  expect(await screen.findByText('Пары пока нет')).toBeVisible()
  expect(screen.getByRole('link', { name: 'Заполнить карточки' })).toHaveAttribute('href', '/me/profile')
  // No card, no single meeting either: there is nothing to ask for and nobody to offer it to.
  expect(screen.queryByRole('region', { name: 'Разовые встречи' })).toBeNull()
})

it('answers a proposed meeting with one press, and says whose word is still missing', async () => {
  const answerOneOff = vi.fn((_: { input: unknown }) => ({ __typename: 'AnswerOneOffDone', oneOff }))
  mockApi({ graphql: { viewer: viewer([oneOff]), answerOneOff } })
  await renderPart(<MyPairsPage />)
  const meetings = await panel()
  expect(meetings).toHaveTextContent('Ждём ответа: Орлова О. И.')
  expect(within(meetings).queryByRole('button', { name: /^Оценить/ })).toBeNull()
  await userEvent.click(within(meetings).getByRole('button', { name: 'Отказаться: Карта урока' }))
  await vi.waitFor(() => expect(answerOneOff).toHaveBeenCalledOnce())
  expect(answerOneOff.mock.calls[0]?.[0]).toEqual({ input: { oneOffId: 'one-off:1', accept: false } })
})

it('takes down what came of a meeting, and refuses a meeting without a result', async () => {
  const sent: unknown[] = []
  const planned = addDays(today(), -2)
  const agreed = {
    ...oneOff,
    state: 'AGREED',
    mentorAnswer: 'ACCEPTED',
    plannedOn: planned,
    viewerCan: ['HOLD'],
  }
  const holdOneOff = ({ input }: { input: unknown }) => {
    sent.push(input)
    return { __typename: 'HoldOneOffDone', oneOff }
  }
  mockApi({ graphql: { viewer: viewer([agreed]), holdOneOff } })
  await renderPart(<MyPairsPage />)
  await userEvent.click(await screen.findByRole('button', { name: 'Встреча состоялась: Карта урока' }))
  const sheet = await screen.findByRole('dialog', { name: 'Отметить встречу' })
  await userEvent.click(within(sheet).getByRole('button', { name: 'Отметить' }))
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Что получилось')
  expect(sent).toEqual([])
  const minutes = within(sheet).getByRole('textbox', { name: /минут/ })
  await userEvent.clear(minutes)
  await userEvent.type(minutes, '20')
  await userEvent.type(within(sheet).getByRole('textbox', { name: /^Что получилось/ }), 'Выбрали приём.')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Отметить' }))
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  // The planned day stands in the form beforehand.
  expect(sent[0]).toEqual({
    oneOffId: 'one-off:1',
    heldOn: planned,
    minutes: 20,
    result: 'Выбрали приём.',
  })
})

it('asks for a score before it sends a rating', async () => {
  const sent: unknown[] = []
  const held = { ...oneOff, state: 'HELD', heldOn: '2026-11-25', minutes: 20, viewerCan: ['RATE'] }
  const rateOneOff = ({ input }: { input: unknown }) => {
    sent.push(input)
    return { __typename: 'RateOneOffRefused', reason: 'ALREADY_RATED' }
  }
  mockApi({ graphql: { viewer: viewer([held]), rateOneOff } })
  await renderPart(<MyPairsPage />)
  expect(await panel()).toHaveTextContent(/состоялась 25.ноября.2026.г\., 20 минут/)
  await userEvent.click(screen.getByRole('button', { name: 'Оценить: Карта урока' }))
  const sheet = await screen.findByRole('dialog', { name: 'Оценить встречу' })
  await userEvent.click(within(sheet).getByRole('button', { name: 'Отправить оценку' }))
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Поставьте оценку от 1 до 10')
  await userEvent.click(within(sheet).getByRole('radio', { name: '8' }))
  await userEvent.click(within(sheet).getByRole('button', { name: 'Отправить оценку' }))
  await vi.waitFor(() => expect(sent).toEqual([{ oneOffId: 'one-off:1', score: 8, words: '' }]))
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Вы уже оценили встречу')
})

it('cancels a meeting only after the question', async () => {
  const cancelOneOff = vi.fn(() => ({ __typename: 'CancelOneOffDone', oneOff }))
  mockApi({ graphql: { viewer: viewer([{ ...oneOff, viewerCan: ['CANCEL'] }]), cancelOneOff } })
  await renderPart(<MyPairsPage />)
  await userEvent.click(await screen.findByRole('button', { name: 'Отменить встречу: Карта урока' }))
  const question = await screen.findByRole('dialog', { name: 'Отменить встречу: Карта урока?' })
  expect(cancelOneOff).not.toHaveBeenCalled()
  await userEvent.click(within(question).getByRole('button', { name: 'Отменить встречу' }))
  await vi.waitFor(() => expect(cancelOneOff).toHaveBeenCalledOnce())
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('asks a colleague for help or offers it, by the reader’s own cards', async () => {
  const sent: unknown[] = []
  const sides: string[] = []
  const colleagues = ({ side }: { side: string }) => {
    sides.push(side)
    return [
      { id: 'person:9', fullName: side === 'MENTEE' ? 'Наставник Анна' : 'Ученик Олег', position: null },
    ]
  }
  const proposeOneOff = ({ input }: { input: unknown }) => {
    sent.push(input)
    return sent.length === 1
      ? { __typename: 'ProposeOneOffRefused', reason: 'MENTOR_NOT_IN_BANK' }
      : { __typename: 'ProposeOneOffDone', oneOff }
  }
  const cards = { needs: [{ id: 'need:1', school }], colleagues }
  mockApi({ graphql: { viewer: viewer([], cards), proposeOneOff } })
  await renderPart(<MyPairsPage />)
  await userEvent.click(await screen.findByRole('button', { name: 'Предложить встречу' }))
  const sheet = await screen.findByRole('dialog', { name: 'Предложить разовую встречу' })
  const submit = () => userEvent.click(within(sheet).getByRole('button', { name: 'Предложить' }))
  await submit()
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Исправьте 2 поля')
  await userEvent.click(within(sheet).getByRole('combobox', { name: 'Наставник' }))
  await userEvent.click(await screen.findByRole('option', { name: 'Наставник Анна' }))
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'О чём' }), 'Карта урока')
  await typeDay(sheet, /^День/, '10.01.2099')
  await submit()
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Карточки этого наставника в банке нет')
  expect(sent[0]).toEqual({
    schoolId: 'school:1',
    mentorId: 'person:9',
    menteeId: 'person:1',
    format: 'FLASH',
    topic: 'Карта урока',
    plannedOn: '2099-01-10',
  })
  // The other way round: who is named now is the mentee.
  await userEvent.click(within(sheet).getByRole('radio', { name: /^я помогу/ }))
  await userEvent.click(within(sheet).getByRole('combobox', { name: 'Наставляемый' }))
  await userEvent.click(await screen.findByRole('option', { name: 'Ученик Олег' }))
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'О чём' }), 'Доска')
  await submit()
  await vi.waitFor(() => expect(sent).toHaveLength(2))
  expect(sent[1]).toMatchObject({ mentorId: 'person:1', menteeId: 'person:9', plannedOn: null })
  expect(new Set(sides)).toEqual(new Set(['MENTEE', 'MENTOR']))
})

it('has an address of its own for letters, which tells who has no card what to do first', async () => {
  mockApi({ graphql: { viewer: viewer([], { mentorCards: [] }) } })
  const view = await renderPart(<MyOneOffsPage />)
  expect(await screen.findByText(/когда в банке есть ваша карточка/)).toBeVisible()
  expect(screen.getByRole('link', { name: 'Заполнить карточки' })).toHaveAttribute('href', '/me/profile')
  view.unmount()
  mockApi({ graphql: { viewer: viewer([oneOff]) } })
  await renderPart(<MyOneOffsPage />)
  expect(await screen.findByRole('button', { name: 'Согласиться: Карта урока' })).toBeVisible()
})
