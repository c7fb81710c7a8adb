import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../tests/mock-api'
import { renderPart } from '../../../tests/render'
import { ProposePair } from './ProposePair'

const place = { id: 'school:1', level: 'SCHOOL', name: 'Школа № 84' }
const person = (id: string, fullName: string) => ({ id: `person:${id}`, fullName, position: 'учитель' })
const card = (id: string, fullName: string, change: object) => ({
  id: `card:${id}`,
  person: person(id, fullName),
  school: place,
  competences: [],
  subjects: [],
  topics: ['TEACHING_METHODS'],
  formats: ['ONE_TO_ONE'],
  capacity: 3,
  load: 1,
  state: 'IN_BANK',
  bankState: 'AVAILABLE',
  registeredAt: '2026-09-01T09:00:00Z',
  updatedAt: '2026-09-01T09:00:00Z',
  refreshAskedAt: null,
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
  nominatedBy: null,
  version: 1,
  viewerCan: [],
  ...change,
})
const need = {
  id: 'need:1',
  person: person('mentee', 'Сафина Алия Рустамовна'),
  school: place,
  request: 'Удерживать внимание класса',
  topics: ['TEACHING_METHODS'],
  formats: ['FLASH', 'VIRTUAL'],
  categories: [],
  suggestedCategories: [],
  deficits: [],
  strengths: [],
  supportNeeded: false,
  bankState: 'AVAILABLE',
  registeredAt: '2026-09-01T09:00:00Z',
  updatedAt: '2026-09-01T09:00:00Z',
  refreshAskedAt: null,
  extraFields: [],
  state: 'IN_BANK',
  mentorship: null,
  version: 1,
  viewerCan: [],
}
const list = (nodes: unknown[]) => ({
  totalCount: nodes.length,
  nodes,
  pageInfo: { hasNextPage: false, hasPreviousPage: false },
})

/** A school with one need and two mentors; `answer` is what the server says to a proposal. */
function school(answer: object) {
  const asked: unknown[] = []
  mockApi({
    graphql: {
      viewer: {
        school: {
          id: 'school:1',
          viewerCan: [],
          needs: list([need]),
          mentorCards: list([
            card('full', 'Денисова Елена Викторовна', { load: 3 }),
            card('free', 'Орлова Татьяна Николаевна', {}),
          ]),
        },
      },
      proposeMentorship: ({ input }: { input: unknown }) => {
        asked.push(input)
        return answer
      },
    },
  })
  return asked
}

const onClose = vi.fn()
beforeEach(signedIn)
afterEach(() => {
  vi.unstubAllGlobals()
  onClose.mockReset()
})

async function openAndChoose() {
  await renderPart(<ProposePair opened onClose={onClose} schoolId="school:1" needId="need:1" />)
  await userEvent.click(await screen.findByRole('radio', { name: 'Орлова Татьяна Николаевна' }))
  await userEvent.click(screen.getByRole('button', { name: 'Предложить пару' }))
}

it('says why each mentor stands where they stand and does not let a full one be chosen', async () => {
  school({ __typename: 'ProposeMentorshipDone' })
  await renderPart(<ProposePair opened onClose={onClose} schoolId="school:1" needId="need:1" />)
  const mentors = await screen.findAllByRole('radio')
  expect(mentors[0]).toHaveAccessibleName('Орлова Татьяна Николаевна')
  expect(screen.getByText('тема совпадает: методика преподавания; свободно 2 из 3')).toBeVisible()
  expect(screen.getByRole('radio', { name: 'Денисова Елена Викторовна' })).toBeDisabled()
  expect(screen.getByText('мест нет: занято 3 из 3')).toBeVisible()
})

it('sends the need’s own topics and its first lasting format, then closes', async () => {
  const asked = school({ __typename: 'ProposeMentorshipDone', mentorship: {} })
  await openAndChoose()
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(asked).toMatchObject([
    {
      schoolId: 'school:1',
      mentorId: 'person:free',
      menteeId: 'person:mentee',
      format: 'VIRTUAL',
      topics: ['TEACHING_METHODS'],
      returnTopics: null,
    },
  ])
})

it('lets a reverse pair run in both directions, with topics of its own for the way back', async () => {
  const asked = school({ __typename: 'ProposeMentorshipDone', mentorship: {} })
  await renderPart(<ProposePair opened onClose={onClose} schoolId="school:1" needId="need:1" />)
  await userEvent.click(await screen.findByRole('radio', { name: 'Орлова Татьяна Николаевна' }))
  expect(screen.queryByRole('checkbox', { name: /в обе стороны/ })).toBeNull()
  await userEvent.click(screen.getByRole('combobox', { name: 'Формат' }))
  await userEvent.click(await screen.findByRole('option', { name: /реверсивн/i }))
  await userEvent.click(await screen.findByRole('checkbox', { name: /в обе стороны/ }))
  const back = await screen.findByRole('group', { name: /обратного направления/ })
  await userEvent.click(within(back).getByRole('checkbox', { name: 'воспитание' }))
  await userEvent.click(screen.getByRole('button', { name: 'Предложить пару' }))
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(asked).toMatchObject([
    { format: 'REVERSE', topics: ['TEACHING_METHODS'], returnTopics: ['UPBRINGING'] },
  ])
})

it.each([
  [{ reason: 'MENTOR_FULL', taken: 3, capacity: 3 }, 'У наставника заняты все места: 3 из 3'],
  [{ reason: 'ALREADY_PAIRED' }, 'Такая пара уже есть'],
  [{ reason: 'DECLINED_BEFORE' }, 'Один из них уже отказывался от этой пары или просил не ставить их вместе'],
  [{ reason: 'ONE_OFF_FORMAT' }, 'Разовый формат не оформляют парой: выберите другой'],
  [{ reason: 'NEED_NOT_STATED' }, 'У педагога больше нет записанной потребности'],
])('keeps the sheet and says the refusal %o in words', async (refusal, words) => {
  school({ __typename: 'ProposeMentorshipRefused', ...refusal })
  await openAndChoose()
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
  expect(onClose).not.toHaveBeenCalled()
})
