import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { RoadmapHead_RoadmapFragment } from '@/shared/graphql/generated/graphql'
import { mockApi, signedIn } from '../../../../../tests/mock-api'
import { renderPart } from '../../../../../tests/render'
import { item, occurrence, progress, roadmap, school } from '../../../../../tests/roadmaps'
import type { RoadmapSearch } from '../roadmap.search'
import { PlanView } from './PlanView'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const owed = (id: string, occurrences: unknown[], change: object = {}) => ({
  ...occurrence(id).duty,
  occurrences,
  ...change,
})
const late = occurrence('1', { isOverdue: true })
const done = occurrence('2', { state: 'VERIFIED', due: '2026-12-01' })

async function open(search: RoadmapSearch, change: object = {}) {
  const all = roadmap({
    state: 'IN_FORCE',
    items: [
      item('1', { duty: owed('1', [late, done]), duties: [owed('1', [late, done])] }),
      item('2', {
        sections: ['II. Контроль'],
        duty: owed('2', [], { applicability: 'NOT_APPLICABLE', reason: 'нет молодых' }),
      }),
    ],
    ...change,
  })
  mockApi({ graphql: { viewer: { roadmap: all } } })
  const onSearch = vi.fn()
  await renderPart(
    <PlanView roadmap={all as unknown as RoadmapHead_RoadmapFragment} search={search} onSearch={onSearch} />,
  )
  await screen.findByRole('region', { name: 'План' })
  return { onSearch }
}

it('lists the rows under their sections with each day and where it stands', async () => {
  const { onSearch } = await open({})
  expect(screen.getByRole('heading', { name: 'II. Контроль' })).toBeVisible()
  expect(screen.getByText('до 01.10.2026').closest('li')).toHaveTextContent('просрочено')
  expect(screen.getByText('до 01.12.2026').closest('li')).toHaveTextContent('проверено')
  expect(screen.getByText('Не применимо: нет молодых')).toBeVisible()
  expect(screen.queryByRole('radio', { name: 'По организациям' })).toBeNull()
  await userEvent.click(screen.getByRole('radio', { name: 'Шкала' }))
  expect(onSearch).toHaveBeenCalledWith({ view: 'scale' })
})

it('draws the same on a scale that is read without seeing it', async () => {
  await open({ view: 'scale' })
  const table = screen.getByRole('table', { name: 'Дорожная карта' })
  const row = within(table).getByRole('row', { name: /Мероприятие 1/ })
  const marks = within(row)
    .getAllByRole('listitem')
    .map((mark) => mark.textContent?.replaceAll('\u00a0', ' '))
  expect(marks).toEqual(['до 1 октября 2026 г.: просрочено', 'до 1 декабря 2026 г.: проверено'])
  expect(within(table).getByRole('row', { name: /Мероприятие 2/ })).toHaveTextContent('Не применимо')
})

const other = { id: 'school:4', level: 'SCHOOL', name: 'Детский сад № 12' }
const schools = [
  { school, progress: progress({ overdue: 0 }) },
  { school: other, progress: progress({ overdue: 5 }) },
]

it('says of every school how far it is, who is late first', async () => {
  const { onSearch } = await open({ view: 'schools' }, { schools })
  const names = screen.getAllByRole('button', { name: /Школа|Детский/ }).map((each) => each.textContent)
  expect(names).toEqual(['Детский сад № 12', 'Школа № 3'])
  await userEvent.click(screen.getByRole('button', { name: 'Детский сад № 12' }))
  expect(onSearch).toHaveBeenCalledWith({ school: 'school:4', view: undefined })
})

it('opens a row for what every school did about it', async () => {
  await open({}, { schools })
  await userEvent.click(screen.getAllByRole('button', { name: 'Показать по организациям' })[0] as HTMLElement)
  expect(await screen.findByText('Школа № 3', { selector: 'p' })).toBeVisible()
})
