import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { RegionTargetsPage } from './RegionTargetsPage'

vi.setConfig({ testTimeout: 40_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

it('sets municipalities beside each other, and no target is no nought', async () => {
  const asked: unknown[] = []
  const onSearch = vi.fn()
  const sum = { planned: 16, base: 40, fact: 12, plannedPercent: 40, factPercent: 30, shortBy: 4 }
  const line = (id: string, name: string, over: object) => ({
    municipality: { id: `municipality:${id}`, name },
    isApproved: true,
    holders: 12,
    organisations: 40,
    sum: null,
    ...over,
  })
  const region = {
    id: 'region:1',
    name: 'Приозёрная область',
    maySetTargets: true,
    organisationCounts: [{ kind: 'SCHOOL', count: 90 }],
    targets: [],
    targetProgress: (args: unknown) => {
      asked.push(args)
      const municipalities = [line('1', 'Берёзовский район', { sum }), line('2', 'Ясный', {})]
      return { asAt: '2026-11-15', total: sum, municipalities }
    },
  }
  mockApi({ graphql: { viewer: { region } } })
  const search = { indicator: 'IN_MODEL', by: 2025 } as const
  await renderPart(<RegionTargetsPage regionId="region:1" search={search} onSearch={onSearch} />)
  const row = await screen.findByRole('row', { name: /Берёзовский/ })
  expect(asked[0]).toMatchObject({ indicator: 'IN_MODEL', year: 2025 })
  expect(row).toHaveTextContent('16 из 40')
  expect(within(row).getByRole('link')).toHaveAttribute('href', '/m/1/targets')
  const none = screen.getByRole('row', { name: /Ясный/ })
  expect(within(none).getAllByText('—')).toHaveLength(3)
  expect(none).toHaveTextContent('12 из 40')
  await userEvent.click(screen.getByRole('button', { name: /^Снять 2/ }))
  expect(onSearch).toHaveBeenCalledWith({ indicator: undefined, by: undefined })
})
