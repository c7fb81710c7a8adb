import { expect, it } from 'vitest'
import type { MentorCard_CardFragment } from '@/shared/graphql/generated/graphql'
import { rankMentors } from './rank-mentors'

const need = {
  topics: ['TEACHING_METHODS', 'UPBRINGING'] as const satisfies string[],
  formats: ['ONE_TO_ONE'] as const satisfies string[],
  person: { id: 'person:mentee' },
}

function card(id: string, change: Partial<MentorCard_CardFragment> = {}): MentorCard_CardFragment {
  return {
    id: `card:${id}`,
    person: { id: `person:${id}`, fullName: id, position: null },
    school: { id: 'school:1', name: 'Школа' },
    competences: [],
    subjects: [],
    topics: [],
    formats: [],
    capacity: 2,
    load: 0,
    state: 'IN_BANK',
    bankState: 'AVAILABLE',
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
    nominatedBy: null,
    version: 1,
    viewerCan: [],
    ...change,
  }
}

const order = (cards: MentorCard_CardFragment[]) =>
  rankMentors({ ...need, topics: [...need.topics], formats: [...need.formats] }, cards).map(
    ({ card: { person }, obstacle }) => (obstacle ? `${person.fullName} ${obstacle}` : person.fullName),
  )

it('puts more matching topics first, then matching formats, then free places', () => {
  expect(
    order([
      card('roomy', { capacity: 5 }),
      card('format', { formats: ['ONE_TO_ONE'] }),
      card('both', { topics: ['UPBRINGING', 'TEACHING_METHODS'] }),
      card('one', { topics: ['UPBRINGING'], formats: ['ONE_TO_ONE'], capacity: 5 }),
    ]),
  ).toEqual(['both', 'one', 'format', 'roomy'])
})

it('keeps at the end, with the reason, those who cannot be asked, however well they fit', () => {
  const fits = { topics: ['UPBRINGING', 'TEACHING_METHODS'] } satisfies Partial<MentorCard_CardFragment>
  expect(
    order([
      card('full', { ...fits, load: 2 }),
      card('paused', { ...fits, state: 'PAUSED' }),
      card('mentee', fits),
      card('plain'),
    ]),
  ).toEqual(['plain', 'paused NOT_IN_BANK', 'mentee SELF', 'full FULL'])
})

it('keeps the order of the server among equals', () => {
  expect(order([card('Белов'), card('Орлова'), card('Яшин')])).toEqual(['Белов', 'Орлова', 'Яшин'])
})

it('never counts fewer than no free places, though a card may promise less than it carries', () => {
  const [candidate] = rankMentors({ ...need, topics: [], formats: [] }, [card('x', { capacity: 1, load: 3 })])
  expect(candidate).toMatchObject({ free: 0, obstacle: 'FULL' })
})
