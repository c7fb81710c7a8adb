import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../../tests/mock-api'
import { renderPart } from '../../../../../tests/render'
import { owner, page, progress, roadmap } from '../../../../../tests/roadmaps'
import { RoadmapsPage } from './RoadmapsPage'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const municipality = (roadmaps: unknown, viewerCan: string[] = ['KEEP_ROADMAPS']) =>
  mockApi({ graphql: { viewer: { municipality: { ...owner, viewerCan, roadmaps } } } })
const open = (search = {}) =>
  renderPart(
    <RoadmapsPage
      level="MUNICIPALITY"
      placeId="municipality:1"
      year={undefined}
      search={search}
      onSearch={() => undefined}
    />,
  )

it('says how far each plan is: checked while it is a draft, done once it is in force', async () => {
  municipality(
    page([
      roadmap({ id: 'roadmap:1', title: 'Черновик плана', itemsChecked: 3, itemsTotal: 8 }),
      roadmap({
        id: 'roadmap:2',
        title: 'Действующий план',
        state: 'IN_FORCE',
        orderNumber: '12',
        approvedOn: '2026-09-01',
        progress: progress({ total: 10, done: 2, verified: 3, overdue: 1 }),
      }),
    ]),
  )
  await open()
  const draft = await screen.findByRole('row', { name: /Черновик плана/ })
  expect(draft).toHaveTextContent('Проверено 3 из 8')
  const live = screen.getByRole('row', { name: /Действующий план/ })
  expect(live).toHaveTextContent('Выполнено 5 из 10')
  expect(live).toHaveTextContent('просрочено 1')
  expect(live).toHaveTextContent('Утверждена приказом № 12')
  expect(within(live).getByRole('link')).toHaveAttribute('href', '/roadmaps/2')
})

it('says what to do first where there is nothing', async () => {
  municipality(page([]))
  await open()
  expect(await screen.findByText('Дорожных карт пока нет')).toBeVisible()
  expect(screen.getByText(/Загрузите план как он есть/)).toBeVisible()
  expect(screen.getAllByRole('button', { name: 'Загрузить план' })).toHaveLength(2)
})

it('offers nothing to bring to who only reads', async () => {
  municipality(page([]), ['READ'])
  await open()
  expect(await screen.findByText('Здесь появятся карты, когда их утвердят.')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Загрузить план' })).toBeNull()
})

it('is closed to who does not work with roadmaps', async () => {
  municipality(null, ['READ'])
  await open()
  expect(await screen.findByText(/Дорожные карты ведут методисты/)).toBeVisible()
})

it('makes the plan of the next year, and says when there is one', async () => {
  const asked: unknown[] = []
  const closed = roadmap({ state: 'CLOSED', schoolYear: 2025, viewerCan: ['TAKE_OVER'] })
  mockApi({
    graphql: {
      viewer: { municipality: { ...owner, viewerCan: [], roadmaps: page([closed]) } },
      takeOverRoadmap: ({ input }: { input: unknown }) => {
        asked.push(input)
        return { __typename: 'RoadmapRefused', reason: 'EXISTS_ALREADY', items: [] }
      },
    },
  })
  await open()
  await userEvent.click(await screen.findByRole('button', { name: /Перенести на следующий/ }))
  await waitFor(() => expect(asked).toMatchObject([{ roadmapId: 'roadmap:1', schoolYear: 2026 }]))
})
