import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../tests/mock-api'
import { renderPart } from '../../../tests/render'
import { OrdersPage } from './OrdersPage'
import type { OrdersSearch } from './orders.search'

vi.setConfig({ testTimeout: 40_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const pageInfo = { hasNextPage: true, hasPreviousPage: false, startCursor: 'a', endCursor: 'b' }
const order = (id: string, title: string, over: object = {}) => ({
  id: `order:${id}`,
  title,
  kind: 'ASSIGN_PAIRS',
  state: 'DRAFT',
  number: null,
  date: null,
  preparedOn: '2026-11-20',
  ...over,
})
type Asked = { filter: unknown; first: number | null; after: string | null }

async function show(nodes: unknown[] | null, search: OrdersSearch = {}, viewerCan = ['PREPARE_ORDER']) {
  const asked: Asked[] = []
  const onSearch = vi.fn()
  const orders = (args: Asked) => {
    asked.push(args)
    return nodes && { totalCount: nodes.length, pageInfo, nodes }
  }
  const { calls } = mockApi({
    graphql: { viewer: { school: { id: 'school:1', viewerCan, orders } } },
    rest: { 'GET /files/order-batches/1,2.pdf': { body: 'pdf' } },
  })
  await renderPart(<OrdersPage schoolId="school:1" search={search} onSearch={onSearch} />)
  return { asked, onSearch, calls }
}

it('lists drafts by the day they were prepared and signed ones by number and date', async () => {
  const signed = { state: 'SIGNED', number: '47-ОД', date: '2026-11-21' }
  const { asked, onSearch } = await show([order('1', 'О паре'), order('2', 'О кураторе', signed)])
  const draft = await screen.findByRole('row', { name: /О паре/ })
  expect(draft).toHaveTextContent('20.11.2026')
  expect(screen.getByRole('row', { name: /О кураторе/ })).toHaveTextContent('№ 47-ОД от 21.11.2026')
  expect(screen.getByRole('link', { name: 'О паре' })).toHaveAttribute('href', '/orders/1')
  expect(asked[0]).toMatchObject({
    filter: { states: null, kind: null, text: null, registerYear: null },
    first: 20,
    after: null,
  })
  await userEvent.click(screen.getByRole('button', { name: 'Следующая страница' }))
  expect(onSearch).toHaveBeenCalledWith({ after: 'b', before: undefined })
})

it('begins the list anew with every filter, and takes all of them off at once', async () => {
  const search = { state: 'DRAFT', register: 2026, after: 'b' } as const
  const { asked, onSearch } = await show([], search)
  expect(await screen.findByText('Таких приказов нет')).toBeVisible()
  expect(asked[0]?.filter).toMatchObject({ states: ['DRAFT'], registerYear: 2026 })
  await userEvent.click(screen.getByRole('button', { name: /^Снять 2/ }))
  expect(onSearch).toHaveBeenCalledWith({
    q: undefined,
    state: undefined,
    kind: undefined,
    register: undefined,
    after: undefined,
    before: undefined,
  })
})

it('leads from an empty list to the pairs that wait for an order', async () => {
  await show([])
  expect(await screen.findByText('Приказов пока нет')).toBeVisible()
  const link = screen.getByRole('link', { name: /соглас/i })
  expect(link.getAttribute('href')).toMatch(/^\/s\/1\/pairs\?state=AGREED/)
})

it('prints the chosen ones as one file, and nothing before one is chosen', async () => {
  const { calls } = await show([order('1', 'О паре'), order('2', 'О кураторе')])
  const tab = { location: { href: '' }, close: vi.fn() }
  vi.stubGlobal('open', () => tab)
  await screen.findByText('О паре')
  expect(screen.queryByRole('button', { name: /^Напечатать/ })).toBeNull()
  await userEvent.click(screen.getByRole('checkbox', { name: 'В печать: О паре' }))
  await userEvent.click(screen.getByRole('checkbox', { name: 'В печать: О кураторе' }))
  await userEvent.click(screen.getByRole('button', { name: 'Напечатать 2 приказа' }))
  await vi.waitFor(() => expect(calls).toContain('GET /files/order-batches/1,2.pdf'))
  await vi.waitFor(() => expect(tab.location.href).toMatch(/^blob:/))
  await userEvent.click(screen.getByRole('checkbox', { name: 'В печать: О паре' }))
  expect(screen.getByRole('button', { name: 'Напечатать 1 приказ' })).toBeVisible()
})

it('closes the names to who sees figures only, and lets nobody prepare who may not', async () => {
  await show(null, {}, [])
  await vi.waitFor(() => expect(screen.queryByRole('table')).toBeNull())
  expect(screen.queryByRole('checkbox')).toBeNull()
})
