import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../../tests/mock-api'
import { renderPart } from '../../../../../tests/render'
import { item, owner, page, roadmap } from '../../../../../tests/roadmaps'
import { ReviewsPage } from './ReviewsPage'
import type { ReviewsSearch } from './reviews.search'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const submitted = (id: string, name: string) =>
  roadmap({
    id: `roadmap:${id}`,
    title: `Карта ${name}`,
    owner: { id: `school:${id}`, level: 'SCHOOL', name },
    state: 'SUBMITTED',
    parent: { id: 'roadmap:0', title: 'Муниципальная карта' },
    viewerCan: ['REVIEW'],
    items: [
      item('1', { title: 'Опрос', term: 'май', parentItem: item('9', { term: 'до 20 сентября' }) }),
      item('2', { title: 'Своё дело' }),
    ],
    reviews: [
      {
        id: `roadmap-review:${id}`,
        number: 1,
        submittedOn: '2026-11-10',
        submittedBy: { id: 'person:1', shortName: 'Иванова М. П.' },
        dueOn: '2026-11-24',
        verdict: 'PENDING',
        decidedOn: null,
        decidedBy: null,
        summary: '',
        remarks: [],
      },
    ],
  })
const waiting = [submitted('1', 'Школа № 1'), submitted('2', 'Школа № 2')]

function Page() {
  const [search, setSearch] = useState<ReviewsSearch>({})
  return <ReviewsPage municipalityId="municipality:1" search={search} onSearch={setSearch} />
}

type Draft = { summary: string; remarks: { itemId: string; text: string }[]; savedAt: string }
type Save = { roadmapId: string; seenAt: string | null; summary: string; remarks: Draft['remarks'] }

/** What the server keeps of each roadmap, as long as a test goes on; `open` begins anew with none. */
let kept: Record<string, Draft | null> = {}

type Given = {
  queue?: unknown[]
  /** Answers of the verdict other than that it was taken. */
  verdict?: () => unknown
  others?: unknown[]
}

async function open({ queue = waiting, verdict, others = [] }: Given = {}) {
  const sent: unknown[] = []
  const saved: Save[] = []
  let now = 0
  const whole = (id: string) => {
    const found = waiting.find((each) => each.id === id)
    return found && { ...found, ...answers[id], reviewDraft: kept[id] ?? null, otherReviewers: others }
  }
  mockApi({
    graphql: {
      viewer: {
        municipality: {
          ...owner,
          viewerCan: ['KEEP_ROADMAPS'],
          roadmapPolicy: { reviewRequired: true, version: 1 },
          roadmapQueue: page(queue),
        },
        roadmap: ({ id }: { id: string }) => whole(id),
      },
      saveReviewDraft: ({ input }: { input: Save }) => {
        saved.push(input)
        const { roadmapId: id, seenAt, summary, remarks } = input
        if (answers[id]) return { __typename: 'RoadmapRefused', reason: 'WRONG_STATE', items: [] }
        if ((kept[id]?.savedAt ?? null) !== seenAt)
          return { __typename: 'RoadmapConflict', current: whole(id) }
        const savedAt = `2026-11-15T09:00:0${now++}Z`
        kept[id] = summary || remarks.length > 0 ? { summary, remarks, savedAt } : null
        return { __typename: 'RoadmapDone', roadmap: whole(id) }
      },
      reviewRoadmap: ({ input }: { input: { roadmapId: string } }) => {
        sent.push(input)
        if (verdict) return verdict()
        kept[input.roadmapId] = null
        return { __typename: 'RoadmapDone', roadmap: whole(input.roadmapId) }
      },
    },
  })
  await renderPart(<Page />)
  return { sent, saved }
}

/** What has become of a roadmap that a colleague answered. */
let answers: Record<string, object> = {}
beforeEach(() => {
  kept = {}
  answers = {}
})

const deviceDrafts = () => Object.keys(localStorage).filter((key) => key.startsWith('nastavnik.draft.'))
const remark = () => screen.findByRole('textbox', { name: 'Замечание: Опрос' })
const begun = async () => userEvent.click(await screen.findByRole('button', { name: 'Замечание: Опрос' }))
const isKept = () => screen.findByText(/Сохранено/, {}, { timeout: 4_000 })
const opened = (name: string) => screen.findByRole('link', { name: `Карта ${name}` })

it('begins with the first of the queue and says what differs from the municipal plan', async () => {
  await open()
  await opened('Школа № 1')
  expect(await screen.findByText('В муниципальной карте срок другой: до 20 сентября')).toBeVisible()
  expect(screen.getByText('Своя строка организации')).toBeVisible()
})

it('returns with remarks on rows, which forbid to agree, and goes on to the next', async () => {
  const { sent } = await open()
  expect(await screen.findByRole('button', { name: 'Вернуть с замечаниями' })).toBeDisabled()
  await userEvent.click(screen.getByRole('button', { name: 'Замечание: Опрос' }))
  await userEvent.keyboard('Срок как в муниципальной')
  expect(screen.getByRole('button', { name: 'Согласовать' })).toBeDisabled()
  await userEvent.click(screen.getByRole('button', { name: 'Вернуть с замечаниями' }))
  const asked = await screen.findByRole('dialog')
  expect(asked).toHaveTextContent('1 замечание к строкам')
  await userEvent.click(within(asked).getByRole('button', { name: 'Вернуть с замечаниями' }))
  await opened('Школа № 2')
  expect(sent).toMatchObject([
    {
      roadmapId: 'roadmap:1',
      revision: 7,
      decision: 'RETURN',
      remarks: [{ itemId: 'roadmap-item:1', text: 'Срок как в муниципальной' }],
    },
  ])
})

it('is walked and decided by the keyboard', async () => {
  const { sent } = await open()
  await opened('Школа № 1')
  await userEvent.keyboard('j')
  await opened('Школа № 2')
  await screen.findByRole('button', { name: 'Согласовать' })
  await userEvent.keyboard('a')
  const asked = await screen.findByRole('dialog')
  await userEvent.click(within(asked).getByRole('button', { name: 'Согласовать' }))
  await waitFor(() =>
    expect(sent).toMatchObject([{ roadmapId: 'roadmap:2', decision: 'AGREE', remarks: [] }]),
  )
})

it('keeps with the server what was not sent, for any computer, and forgets it once it is', async () => {
  const { saved } = await open()
  await begun()
  await userEvent.keyboard('Срок как в муниципальной')
  await userEvent.type(screen.getByRole('textbox', { name: 'О карте в целом' }), 'Почти готово')
  await isKept()
  expect(saved.at(-1)).toMatchObject({
    summary: 'Почти готово',
    remarks: [{ itemId: 'roadmap-item:1', text: 'Срок как в муниципальной' }],
  })
  expect(deviceDrafts()).toEqual([])
  cleanup()

  const { sent } = await open()
  expect(await remark()).toHaveValue('Срок как в муниципальной')
  expect(screen.getByRole('textbox', { name: 'О карте в целом' })).toHaveValue('Почти готово')
  await userEvent.click(screen.getByRole('button', { name: 'Вернуть с замечаниями' }))
  const asked = await screen.findByRole('dialog')
  await userEvent.click(within(asked).getByRole('button', { name: 'Вернуть с замечаниями' }))
  await opened('Школа № 2')
  expect(sent).toHaveLength(1)
  expect(deviceDrafts()).toEqual([])
})

it('keeps on the device what the server could not be told, and tells it later', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  await open()
  await begun()
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('no connection')
  })
  await userEvent.keyboard('Срок')
  expect(await screen.findByText(/Нет связи/, {}, { timeout: 4_000 })).toBeVisible()
  cleanup()
  expect(deviceDrafts()).toHaveLength(1)

  const { saved } = await open()
  expect(await remark()).toHaveValue('Срок')
  await isKept()
  expect(saved).toMatchObject([{ seenAt: null, remarks: [{ text: 'Срок' }] }])
  expect(deviceDrafts()).toEqual([])
})

it('joins what was written at another computer in another place', async () => {
  await open()
  await begun()
  kept['roadmap:1'] = { summary: 'С телефона', remarks: [], savedAt: '2026-11-15T08:00:00Z' }
  await userEvent.keyboard('Срок')
  await isKept()
  expect(screen.getByRole('textbox', { name: 'О карте в целом' })).toHaveValue('С телефона')
  expect(kept['roadmap:1']).toMatchObject({ summary: 'С телефона', remarks: [{ text: 'Срок' }] })
})

it('shows both wordings where they were written in one place, and keeps the chosen one', async () => {
  await open()
  await screen.findByRole('button', { name: 'Согласовать' })
  kept['roadmap:1'] = { summary: 'С телефона', remarks: [], savedAt: '2026-11-15T08:00:00Z' }
  await userEvent.type(screen.getByRole('textbox', { name: 'О карте в целом' }), 'За столом')
  const clash = await screen.findByRole('alert', {}, { timeout: 4_000 })
  expect(clash).toHaveTextContent('С телефона')
  expect(clash).toHaveTextContent('За столом')
  await userEvent.click(within(clash).getByRole('button', { name: 'Взять оттуда' }))
  expect(screen.getByRole('textbox', { name: 'О карте в целом' })).toHaveValue('С телефона')
  expect(screen.queryByRole('alert')).toBeNull()
})

it('says who else is writing, and not what', async () => {
  const others = [{ person: { id: 'person:2', shortName: 'Петрова А. И.' }, savedAt: '2026-11-15T09:00:00Z' }]
  await open({ others })
  expect(await screen.findByText(/Замечания пишет ещё Петрова А. И./)).toBeVisible()
})

it('shows what a colleague answered first beside what was not sent, until its writer goes on', async () => {
  const decided = {
    id: 'roadmap-review:1',
    number: 1,
    submittedOn: '2026-11-10',
    dueOn: '2026-11-24',
    remarks: [],
    submittedBy: { id: 'person:1', shortName: 'Иванова М. П.' },
    verdict: 'RETURNED',
    decidedOn: '2026-11-15',
    decidedBy: { id: 'person:2', shortName: 'Петрова А. И.' },
    summary: 'Нет результата',
  }
  const { sent } = await open({
    verdict: () => {
      answers['roadmap:1'] = { state: 'RETURNED', revision: 8, reviews: [decided] }
      return { __typename: 'RoadmapConflict', current: { ...waiting[0], ...answers['roadmap:1'] } }
    },
  })
  await begun()
  await userEvent.keyboard('Срок как в муниципальной')
  await userEvent.click(screen.getByRole('button', { name: 'Вернуть с замечаниями' }))
  const asked = await screen.findByRole('dialog')
  await userEvent.click(within(asked).getByRole('button', { name: 'Вернуть с замечаниями' }))
  const both = await screen.findByRole('alert')
  expect(await within(both).findByText('Нет результата')).toBeVisible()
  expect(both).toHaveTextContent('Петрова А. И.')
  expect(both).toHaveTextContent('Срок как в муниципальной')
  expect(sent).toHaveLength(1)
  await userEvent.click(within(both).getByRole('button', { name: 'Понятно' }))
  await opened('Школа № 2')
  expect(deviceDrafts()).toEqual([])
})

it('learns from the first words that it was answered already', async () => {
  await open()
  await begun()
  answers['roadmap:1'] = { state: 'AGREED' }
  await userEvent.keyboard('Срок')
  const both = await screen.findByRole('alert', {}, { timeout: 4_000 })
  expect(both).toHaveTextContent('на карту уже ответили')
  expect(both).toHaveTextContent('Срок')
})

it('keeps remarks apart for each roadmap, and none that was emptied', async () => {
  const { saved } = await open()
  await begun()
  await userEvent.keyboard('о')
  await userEvent.click(screen.getByRole('button', { name: /Школа № 2/ }))
  await opened('Школа № 2')
  await waitFor(() => expect(saved).toMatchObject([{ roadmapId: 'roadmap:1' }]))
  expect(await screen.findByRole('button', { name: 'Замечание: Опрос' })).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: /Школа № 1/ }))
  await userEvent.clear(await remark())
  await waitFor(() => expect(kept['roadmap:1']).toBeNull(), { timeout: 4_000 })
  expect(screen.queryByText(/Сохранено/)).toBeNull()
})

it('leaves letters to a field', async () => {
  await open()
  await userEvent.click(await screen.findByRole('textbox', { name: 'О карте в целом' }))
  await userEvent.keyboard('jar')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.getByRole('textbox', { name: 'О карте в целом' })).toHaveValue('jar')
})

it('says that nobody waits', async () => {
  await open({ queue: [] })
  expect(await screen.findByText('Никто не ждёт ответа')).toBeVisible()
})
