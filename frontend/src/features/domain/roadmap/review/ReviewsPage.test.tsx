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

async function open(queue: unknown[] = waiting) {
  const sent: unknown[] = []
  mockApi({
    graphql: {
      viewer: {
        municipality: {
          ...owner,
          viewerCan: ['KEEP_ROADMAPS'],
          roadmapPolicy: { reviewRequired: true, version: 1 },
          roadmapQueue: page(queue),
        },
        roadmap: ({ id }: { id: string }) => waiting.find((each) => each.id === id),
      },
      reviewRoadmap: ({ input }: { input: unknown }) => {
        sent.push(input)
        return { __typename: 'RoadmapDone', roadmap: waiting[0] }
      },
    },
  })
  await renderPart(<Page />)
  return sent
}
const opened = (name: string) => screen.findByRole('link', { name: `Карта ${name}` })

it('begins with the first of the queue and says what differs from the municipal plan', async () => {
  await open()
  await opened('Школа № 1')
  expect(await screen.findByText('В муниципальной карте срок другой: до 20 сентября')).toBeVisible()
  expect(screen.getByText('Своя строка организации')).toBeVisible()
})

it('returns with remarks on rows, which forbid to agree, and goes on to the next', async () => {
  const sent = await open()
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
  const sent = await open()
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

it('keeps on the device what was not sent, and forgets it once it is', async () => {
  await open()
  await userEvent.click(await screen.findByRole('button', { name: 'Замечание: Опрос' }))
  await userEvent.keyboard('Срок как в муниципальной')
  await userEvent.type(screen.getByRole('textbox', { name: 'О карте в целом' }), 'Почти готово')
  expect(screen.getByText(/сохранено на этом устройстве/)).toBeVisible()
  cleanup()

  await open()
  expect(await screen.findByRole('textbox', { name: 'Замечание: Опрос' })).toHaveValue(
    'Срок как в муниципальной',
  )
  expect(screen.getByRole('textbox', { name: 'О карте в целом' })).toHaveValue('Почти готово')
  await userEvent.click(screen.getByRole('button', { name: 'Вернуть с замечаниями' }))
  const asked = await screen.findByRole('dialog')
  await userEvent.click(within(asked).getByRole('button', { name: 'Вернуть с замечаниями' }))
  await opened('Школа № 2')
  expect(Object.keys(localStorage).filter((key) => key.startsWith('nastavnik.draft.'))).toEqual([])
})

it('keeps remarks apart for each roadmap, and none that was emptied', async () => {
  await open()
  await userEvent.click(await screen.findByRole('button', { name: 'Замечание: Опрос' }))
  await userEvent.keyboard('о')
  await userEvent.click(screen.getByRole('button', { name: /Школа № 2/ }))
  await opened('Школа № 2')
  expect(await screen.findByRole('button', { name: 'Замечание: Опрос' })).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: /Школа № 1/ }))
  await userEvent.clear(await screen.findByRole('textbox', { name: 'Замечание: Опрос' }))
  expect(screen.queryByText(/сохранено на этом устройстве/)).toBeNull()
  expect(localStorage.getItem('nastavnik.draft.review.roadmap:1')).toBeNull()
})

it('leaves letters to a field', async () => {
  await open()
  await userEvent.click(await screen.findByRole('textbox', { name: 'О карте в целом' }))
  await userEvent.keyboard('jar')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.getByRole('textbox', { name: 'О карте в целом' })).toHaveValue('jar')
})

it('says that nobody waits', async () => {
  await open([])
  expect(await screen.findByText('Никто не ждёт ответа')).toBeVisible()
})
