import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { RolloverPage } from './RolloverPage'

const person = (id: string, shortName: string) => ({
  id: `person:${id}`,
  shortName,
  fullName: shortName,
  position: 'учитель',
})
const side = (shortName: string) => [{ answer: 'ACCEPTED', person: person(shortName, shortName) }]
const pair = (id: string, outlook: string, change: object = {}) => ({
  outlook,
  goesOnByItself: false,
  suggestedEnd: null,
  lastDay: '2026-08-31',
  mentorship: {
    id: `mentorship:${id}`,
    cell: 'PAIR',
    form: 'TEACHER_TEACHER',
    format: 'ONE_TO_ONE',
    state: 'ACTIVE',
    endingProposed: null,
    suspension: null,
    proposedOn: '2025-09-10',
    startedOn: '2025-10-01',
    endedOn: null,
    mentors: side(`Наставник ${id}`),
    mentees: side(`Педагог ${id}`),
  },
  ...change,
})
const card = (id: string, outlook: string) => ({
  id: `need:${id}`,
  bank: 'MENTEES',
  outlook,
  state: 'IN_BANK',
  writtenOn: '2025-03-01',
  person: person(id, `Владелец ${id}`),
})
const page = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null }
const list = (nodes: unknown[]) => ({ totalCount: nodes.length, nodes, pageInfo: page })

const PAIRS = [
  pair('1', 'PROGRAMME_RUNS', { goesOnByItself: true }),
  pair('2', 'RESULT_MISSING'),
  pair('3', 'PARTICIPANT_LEAVES', { suggestedEnd: 'EMPLOYMENT_ENDED' }),
]
const RECEIPT = {
  doneAt: '2026-06-15T09:00:00Z',
  doneBy: person('curator', 'Кураторова В. С.'),
  ended: 1,
  goingOn: 2,
  cardsPaused: 0,
  cardsArchived: 3,
}

/** A school before its new year; `answer` is what the server says to the roll-over. */
function school(answer: object, change: object = {}) {
  const sent: Record<string, unknown>[] = []
  mockApi({
    graphql: {
      viewer: {
        school: {
          id: 'school:1',
          name: 'СОШ № 1',
          viewerCan: ['ROLL_OVER'],
          rollover: {
            schoolYear: 2026,
            season: 'OPEN',
            opensOn: '2026-05-01',
            closesOn: '2026-12-31',
            wasInModel: true,
            inModel: false,
            receipt: null,
            people: list([]),
            pairCounts: [
              { outlook: 'PROGRAMME_RUNS', count: 1 },
              { outlook: 'RESULT_MISSING', count: 1 },
              { outlook: 'PARTICIPANT_LEAVES', count: 1 },
            ],
            cardCounts: [],
            pairs: list(PAIRS),
            cards: list([card('4', 'STALE'), card('5', 'OWNER_LEAVES')]),
            ...change,
          },
        },
      },
      rollOverSchoolYear: ({ input }: { input: Record<string, unknown> }) => {
        sent.push(input)
        return answer
      },
    },
  })
  return sent
}

const onStep = vi.fn()
beforeEach(signedIn)
afterEach(() => {
  vi.unstubAllGlobals()
  onStep.mockReset()
})

const show = (step: 'change' | 'decide' | 'confirm') =>
  renderPart(<RolloverPage schoolId="school:1" step={step} onStep={onStep} />)

async function choose(field: RegExp, option: string) {
  await userEvent.click(await screen.findByRole('combobox', { name: field }))
  await userEvent.click(await screen.findByRole('option', { name: option }))
}

it('says first what changes and how many pairs wait', async () => {
  school({})
  await show('change')
  expect(await screen.findByText('2 пары ждут вашего решения на следующем шаге.')).toBeVisible()
  expect(screen.getByText('В реестре нового учебного года школы пока нет.')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Дальше' }))
  expect(onStep).toHaveBeenCalledWith('decide')
})

it('lets nobody go on before each waiting pair is decided', async () => {
  school({})
  await show('decide')
  const next = await screen.findByRole('button', { name: 'Дальше' })
  expect(next).toBeDisabled()
  expect(screen.getByText('Осталось решить о 1 паре')).toBeVisible()
  await choose(/Наставник 2/, 'Продолжается')
  expect(next).toBeEnabled()
})

it('offers no going on to a pair whose participant leaves, and no choice about their card', async () => {
  school({})
  await show('decide')
  await userEvent.click(await screen.findByRole('combobox', { name: /Наставник 3/ }))
  expect(screen.queryByRole('option', { name: 'Продолжается' })).toBeNull()
  expect(screen.queryByRole('combobox', { name: 'Решение: Владелец 5' })).toBeNull()
})

it('shows the receipt of a school that has rolled over instead of the steps', async () => {
  school({}, { receipt: RECEIPT })
  await show('change')
  expect(await screen.findByText('2 пары продолжаются.')).toBeVisible()
  expect(screen.getByText('Карточек приостановлено: 0, убрано из банков: 3.')).toBeVisible()
  expect(screen.queryByRole('navigation', { name: 'Шаги перехода' })).toBeNull()
})

it('says from when it can be done', async () => {
  school({}, { season: 'NOT_YET' })
  await show('change')
  expect(await screen.findByText('Переход ещё не начался')).toBeVisible()
})

it('sends every decision once and names the pair that is refused', async () => {
  const sent = school(
    {
      __typename: 'RollOverSchoolYearRefused',
      reason: 'PAIR_NOT_IN_FORCE',
      mentorshipId: 'mentorship:2',
      cardId: null,
    },
    { pairs: list([PAIRS[0], pair('2', 'ENDING_PROPOSED', { suggestedEnd: 'MUTUAL_DECISION' })]) },
  )
  await show('confirm')
  await userEvent.click(await screen.findByRole('button', { name: 'Перейти на новый год' }))
  const question = await screen.findByRole('dialog', { name: /Перейти на 2026\/27/ })
  await userEvent.click(within(question).getByRole('button', { name: 'Перейти на новый год' }))
  expect(await screen.findByText(/Наставник 2.*пара уже не действует/)).toBeVisible()
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({
    schoolId: 'school:1',
    schoolYear: 2026,
    goOnIds: ['mentorship:1'],
    end: [{ mentorshipId: 'mentorship:2', reason: 'MUTUAL_DECISION' }],
    pauseCardIds: [],
    archiveCardIds: ['need:5'],
  })
})
