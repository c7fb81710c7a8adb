import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../tests/mock-api'
import { renderPart } from '../../../tests/render'
import { PairsPage } from './PairsPage'
import type { PairsSearch } from './pairs.search'

vi.setConfig({ testTimeout: 40_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const pageInfo = { hasNextPage: false, hasPreviousPage: false }
const person = (id: string, shortName: string) => ({ id, shortName, fullName: shortName, position: null })
const side = (id: string, shortName: string) => ({ answer: 'ACCEPTED', person: person(id, shortName) })
const pair = (id: string, mentor: string, mentee: string, over: object = {}) => ({
  id: `mentorship:${id}`,
  state: 'AGREED',
  form: 'TEACHER_TEACHER',
  format: 'ONE_TO_ONE',
  cell: 'PAIR',
  proposedOn: '2026-11-01',
  startedOn: null,
  endedOn: null,
  mentors: [side(`person:m${id}`, mentor)],
  mentees: [side(`person:e${id}`, mentee)],
  missingConsents: [],
  viewerCan: ['READ', 'PREPARE_ORDER'],
  ...over,
})

type Asked = { filter?: { states: string[] | null; text: string | null } }

function school(nodes: unknown[] | null, more: object = {}) {
  const asked: Asked[] = []
  const viewer = {
    school: {
      id: 'school:1',
      viewerCan: ['KEEP_PEOPLE'],
      mentorships: (args: Asked) => {
        asked.push(args)
        return nodes && { totalCount: nodes.length, pageInfo, nodes }
      },
      mentorCards: { totalCount: 0, pageInfo, nodes: [] },
      people: { totalCount: 0, pageInfo, nodes: [] },
      ...more,
    },
  }
  return { viewer, asked }
}

const show = (search: PairsSearch = {}, onSearch = vi.fn()) =>
  renderPart(<PairsPage schoolId="school:1" year={2026} search={search} onSearch={onSearch} />)

it('lists the pairs and offers to propose one to who keeps them', async () => {
  const { viewer, asked } = school([pair('1', 'Орлова О. И.', 'Белов П. С.')])
  mockApi({ graphql: { viewer } })
  await show()
  expect(await screen.findByRole('link', { name: /Орлова О. И..*Белов П. С./ })).toHaveAttribute(
    'href',
    '/pairs/1',
  )
  expect(screen.getByRole('button', { name: 'Предложить пару' })).toBeVisible()
  expect(asked[0]?.filter?.states).toBeNull()
})

it('asks for everything that waits as three states, and says that a filter found nothing', async () => {
  const { viewer, asked } = school([])
  mockApi({ graphql: { viewer } })
  const onSearch = vi.fn()
  await show({ state: 'WAITING', q: 'Ъ' }, onSearch)
  expect(await screen.findByText('Таких пар нет')).toBeVisible()
  expect(asked[0]?.filter).toMatchObject({ states: ['PROPOSED', 'AGREED', 'ORDER_PREPARED'], text: 'Ъ' })
  await userEvent.click(screen.getByRole('button', { name: /^Снять 2/ }))
  expect(onSearch).toHaveBeenCalledWith({
    q: undefined,
    state: undefined,
    after: undefined,
    before: undefined,
  })
})

it('takes agreed pairs into an order, those without their consents never', async () => {
  const lacking = pair('2', 'Цветкова Е. И.', 'Лесников Ф. И.', {
    missingConsents: [{ purpose: 'MENTOR_DUTY' }],
  })
  const { viewer } = school([pair('1', 'Орлова О. И.', 'Белов П. С.'), lacking])
  mockApi({ graphql: { viewer } })
  await show({ state: 'AGREED' })
  const boxes = await screen.findAllByRole('checkbox')
  expect(boxes).toHaveLength(1)
  const prepare = () => screen.getByRole('button', { name: /приказ/i })
  expect(prepare()).toBeDisabled()
  await userEvent.click(boxes[0] as HTMLElement)
  expect(prepare()).toBeEnabled()
})

it('tells who sees figures only that names are closed', async () => {
  const { viewer } = school(null)
  mockApi({ graphql: { viewer } })
  await show()
  expect(await screen.findByText('Имена здесь закрыты')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Предложить пару' })).toBeNull()
})

it('keeps single meetings behind their own tab with their own filter in the address', async () => {
  const oneOff = {
    id: 'one-off:1',
    format: 'SPEED',
    topic: 'Карта урока',
    state: 'FEEDBACK',
    mentorAnswer: 'ACCEPTED',
    menteeAnswer: 'ACCEPTED',
    proposedOn: '2026-11-20',
    plannedOn: null,
    heldOn: '2026-11-25',
    minutes: null,
    result: 'Выбрали приём.',
    viewerCan: ['READ', 'CLOSE'],
    mentor: person('person:1', 'Орлова О. И.'),
    mentee: person('person:2', 'Белов П. С.'),
    proposedBy: person('person:3', 'Иванова М. П.'),
    mentorFeedback: { score: 9, words: 'Быстро разобрались.' },
    menteeFeedback: null,
  }
  const states: unknown[] = []
  const oneOffs = (args: { states: unknown }) => {
    states.push(args.states)
    return { totalCount: 1, pageInfo, nodes: [oneOff] }
  }
  const closeOneOff = vi.fn(() => ({ __typename: 'CloseOneOffDone', oneOff }))
  mockApi({ graphql: { viewer: school([], { oneOffs }).viewer, closeOneOff } })
  const onSearch = vi.fn()
  await show({ tab: 'one-offs', oneOff: 'FEEDBACK' }, onSearch)
  const row = await screen.findByRole('row', { name: /Карта урока/ })
  expect(row).toHaveTextContent('Выбрали приём.')
  expect(row).toHaveTextContent('Орлова О. И.: 9 из 10. Быстро разобрались.')
  expect(row).toHaveTextContent('Ждёт второй оценки')
  expect(states[0]).toEqual(['FEEDBACK'])
  await userEvent.click(within(row).getByRole('button', { name: 'Завершить без второй оценки: Карта урока' }))
  await vi.waitFor(() => expect(closeOneOff).toHaveBeenCalledOnce())
  await userEvent.click(screen.getByRole('tab', { name: 'Пары' }))
  expect(onSearch).toHaveBeenLastCalledWith({ tab: undefined, after: undefined, before: undefined })
})
