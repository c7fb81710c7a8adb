import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { MatchingPage } from './MatchingPage'

const place = { id: 'school:1', level: 'SCHOOL', name: 'Школа № 84' }
const person = (id: string, fullName: string) => ({
  id: `person:${id}`,
  fullName,
  shortName: fullName,
  position: 'учитель',
})
const mentee = (id: string, fullName: string | null) => ({
  id: `person:${id}`,
  mark: '3F9A',
  isPaired: false,
  subject: 'физика',
  topics: ['TEACHING_METHODS'],
  deficitKinds: [],
  person: fullName ? person(id, fullName) : null,
  school: place,
})
const reason = (change: object) => ({
  criterion: 'TOPICS',
  points: 20,
  most: 20,
  topics: ['TEACHING_METHODS'],
  formats: [],
  deficits: [],
  ...change,
})
const page = { hasNextPage: false, hasPreviousPage: false }
const pair = {
  score: 34,
  locked: false,
  mentee: mentee('mentee', 'Сафина Алия Рустамовна'),
  mentor: { person: person('mentor', 'Орлова Татьяна Николаевна'), school: place },
  reasons: [
    reason({}),
    reason({ criterion: 'EXPERIENCE', points: 8, years: 5, reverse: false, topics: [] }),
    reason({ criterion: 'LOAD', points: 6, taken: 0, capacity: 3, topics: [] }),
  ],
}
const left = {
  considered: 2,
  givenAway: 1,
  mentee: mentee('left', 'Зимин Илья Петрович'),
  blocked: [{ blocker: 'OTHER_SCHOOL', mentors: 1 }],
  near: [],
  help: [
    {
      kind: 'RAISE_CAPACITY',
      topics: [],
      mentors: [{ person: person('mentor', 'Орлова Татьяна Николаевна'), school: place }],
      schools: [],
    },
    { kind: 'FREE_ELSEWHERE', topics: [], mentors: [], schools: [{ school: place, mentors: null }] },
  ],
}
const run = {
  id: 'matching-run:1',
  runAt: '2026-11-20T09:00:00Z',
  sentAt: null,
  mentors: 1,
  mentees: 2,
  places: 1,
  pairs: 1,
  score: 34,
  runBy: person('curator', 'Кураторова В. С.'),
  settings: { most: 148, locked: [], excluded: [] },
  schools: [{ mentees: 2, matched: 1, unmatched: 1, school: place }],
  matches: { totalCount: 1, pageInfo: page, nodes: [pair] },
  unmatched: { totalCount: 1, nodes: [left] },
  comparison: null,
}

function school(change: object = {}) {
  const asked: unknown[] = []
  const answer = (name: string, said: object) => (args: { input: unknown }) => {
    asked.push({ [name]: args.input })
    return said
  }
  mockApi({
    graphql: {
      viewer: {
        school: {
          id: 'school:1',
          name: 'Школа № 84',
          matching: {
            viewerCan: ['READ', 'READ_RUNS', 'RUN'],
            runs: { nodes: [run] },
            suggested: null,
            run,
            unmatched: [left],
            ...change,
          },
        },
      },
      runMatching: answer('run', { __typename: 'RunMatchingDone', run }),
      proposeMatches: answer('propose', {
        __typename: 'ProposeMatchesDone',
        results: [{ mentorId: 'person:mentor', menteeId: 'person:mentee', refusal: 'MENTOR_FULL' }],
      }),
    },
  })
  return asked
}

beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const open = (search = {}) =>
  renderPart(
    <MatchingPage ground={{ level: 'SCHOOL', id: 'school:1' }} search={search} onSearch={() => {}} />,
  )

it('says why a pair was found, part by part', async () => {
  school()
  await open()
  const why = await screen.findByRole('list', { name: 'Почему' })
  const words = within(why)
    .getAllByRole('listitem')
    .map((item) => item.textContent)
  expect(words).toEqual(['методика преподавания +20', 'стаж больше на 5 лет +8', 'мест занято 0 из 3 +6'])
})

it('asks the next run for what the address says and for what was locked', async () => {
  const asked = school()
  await open({ best: 'score', weights: { SUBJECT: 'HIGH' } })
  await userEvent.click(await screen.findByRole('button', { name: /^Закрепить: Орлова/ }))
  expect(screen.getByText(/Решения ещё не учтены/)).toBeVisible()
  await userEvent.click(screen.getAllByRole('button', { name: 'Подобрать заново' })[0] as HTMLElement)
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  expect(asked[0]).toMatchObject({
    run: {
      schoolId: 'school:1',
      settings: {
        objective: 'BEST_SCORE',
        weights: [{ criterion: 'SUBJECT', importance: 'HIGH' }],
        locked: [{ mentorId: 'person:mentor', menteeId: 'person:mentee' }],
      },
    },
  })
})

it('keeps what was refused in sight after proposing', async () => {
  const asked = school()
  await open()
  await userEvent.click(await screen.findByRole('checkbox', { name: /^Выбрать: Орлова/ }))
  await userEvent.click(screen.getByRole('button', { name: 'Предложить 1 пару' }))
  const question = await screen.findByRole('dialog', { name: 'Предложить 1 пару?' })
  await userEvent.click(within(question).getByRole('button', { name: 'Предложить 1 пару' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('у наставника больше нет мест')
  expect(asked[0]).toMatchObject({ propose: { runId: 'matching-run:1', schoolId: 'school:1' } })
})

it('tells what would help who was left over, and hides small numbers of other schools', async () => {
  school()
  await open({ tab: 'left' })
  expect(await screen.findByText('Попросить взять ещё одного: Орлова Татьяна Николаевна')).toBeVisible()
  expect(screen.getByText(/Школа № 84 \(меньше пяти\)/)).toBeVisible()
  expect(screen.getByText('места отданы другим: 1')).toBeVisible()
})

it('shows the psychologist who is left over and nothing else', async () => {
  school({ runs: null, viewerCan: ['READ'] })
  await open()
  expect(await screen.findByText('Зимин Илья Петрович')).toBeVisible()
  expect(screen.queryByRole('button', { name: /Подобрать/ })).toBeNull()
})
