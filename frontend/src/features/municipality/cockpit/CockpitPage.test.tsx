import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { standOn } from '../../../../tests/setup'
import { CockpitPage } from './CockpitPage'
import { CockpitPanel } from './CockpitPanel'
import type { CockpitSearch } from './cockpit.search'

vi.setConfig({ testTimeout: 40_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const line = (kind: string, over: object = {}) => ({
  kind,
  since: '2026-10-01',
  count: 3,
  withheld: false,
  school: { id: 'school:7', name: 'Лицей № 2' },
  subjects: [],
  ...over,
})
const LINES = [
  line('CONSENTS_ENDING', { count: null, withheld: true, since: '2026-12-01' }),
  line('SILENT_PAIRS'),
  line('MENTORS_OVERLOADED', { count: 1, subjects: [{ id: 'person:4', name: 'Орлова Ж. Ю.' }] }),
]
const COUNTS = [
  { kind: 'CONSENTS_ENDING', schools: 1, count: null, withheld: true },
  { kind: 'NEWCOMERS_WAITING', schools: 0, count: 0, withheld: false },
  { kind: 'SILENT_PAIRS', schools: 2, count: 3, withheld: false },
]

async function show(options: { can?: string[]; search?: CockpitSearch; lines?: object[] } = {}) {
  const { can = ['READ_BANKS', 'EXPORT'], search = {}, lines = LINES } = options
  const asked: unknown[] = []
  const onSearch = vi.fn()
  const municipality = {
    id: 'municipality:1',
    name: 'Берёзовский район',
    viewerCan: can,
    exceptionCounts: COUNTS,
    exceptions: (args: unknown) => {
      asked.push(args)
      const pageInfo = { hasNextPage: false, hasPreviousPage: false }
      return { totalCount: lines.length, pageInfo, nodes: lines }
    },
  }
  mockApi({ graphql: { viewer: { municipality } } })
  await renderPart(<CockpitPage municipalityId="municipality:1" search={search} onSearch={onSearch} />)
  await screen.findByRole('heading', { level: 1, name: 'Требует внимания' })
  return { asked, onSearch }
}

describe('the list', () => {
  it('says what is wrong where and since when, and withholds a few people', async () => {
    await show()
    const consents = screen.getByRole('row', { name: /Заканчиваются согласия/ })
    expect(consents).toHaveTextContent('< 5')
    expect(consents).toHaveTextContent('до 01.12.2026')
    const silent = screen.getByRole('row', { name: /Пары без встреч/ })
    expect(silent).toHaveTextContent('с 01.10.2026')
    expect(within(silent).getByRole('link', { name: 'Лицей № 2' })).toHaveAttribute('href', '/s/7')
  })

  it('leads each row to where it is put right', async () => {
    await show()
    const row = screen.getByRole('row', { name: /Наставники с перегрузкой/ })
    expect(row).toHaveTextContent('Орлова Ж. Ю.')
    expect(within(row).getByRole('link', { name: 'К банку наставников' })).toHaveAttribute(
      'href',
      '/m/1/banks',
    )
  })

  it('leads who stands above the municipality to the organisation alone', async () => {
    await show({ can: [] })
    const row = screen.getByRole('row', { name: /Наставники с перегрузкой/ })
    expect(within(row).getByRole('link', { name: 'К организации' })).toHaveAttribute('href', '/s/7')
    expect(screen.queryByRole('button', { name: 'Выгрузить' })).toBeNull()
  })

  it('keeps the kind in the address and begins anew with another', async () => {
    const { asked, onSearch } = await show({ search: { kind: 'SILENT_PAIRS', after: 'x' } })
    expect(asked[0]).toMatchObject({ filter: { kinds: ['SILENT_PAIRS'] }, first: 20, after: 'x' })
    await userEvent.click(screen.getByRole('button', { name: /^Снять/ }))
    expect(onSearch).toHaveBeenCalledWith({ kind: undefined, after: undefined, before: undefined })
  })

  it('says that all is well where nothing is wrong, on a phone too', async () => {
    standOn('phone')
    await show({ lines: [] })
    expect(screen.getByText('Всё в порядке')).toBeVisible()
  })
})

it('stands on the page of the municipality as numbers that lead to their rows', async () => {
  mockApi({ graphql: { viewer: { municipality: { id: 'municipality:1', exceptionCounts: COUNTS } } } })
  await renderPart(<CockpitPanel municipalityId="municipality:1" />)
  const silent = await screen.findByRole('link', { name: /Пары без встреч/ })
  expect(silent).toHaveTextContent('3')
  expect(silent).toHaveTextContent('в 2 организациях')
  expect(silent).toHaveAttribute('href', '/m/1/attention?kind=SILENT_PAIRS')
  expect(screen.queryByRole('link', { name: /Ждут наставника/ })).toBeNull()
})
