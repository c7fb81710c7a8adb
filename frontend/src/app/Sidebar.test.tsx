import { MantineProvider } from '@mantine/core'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router'
import { render, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { PlaceLevel } from '@/shared/lib/ids'
import { theme } from '@/shared/theme/theme'
import { SECTIONS } from './navigation'
import { Sidebar } from './Sidebar'

const PLACES = {
  REGION: { id: 'region:1', level: 'REGION', name: 'Томская область' },
  MUNICIPALITY: { id: 'municipality:2', level: 'MUNICIPALITY', name: 'ЗАТО Северск' },
  SCHOOL: { id: 'school:3', level: 'SCHOOL', name: 'Школа № 3' },
} as const

async function standAt(address: string, level: PlaceLevel = 'SCHOOL', inside = true) {
  const root = createRootRoute({
    component: () => <Sidebar place={PLACES[level]} inside={inside} participant={false} />,
  })
  const anywhere = createRoute({ getParentRoute: () => root, path: '$', component: () => null })
  const router = createRouter({
    routeTree: root.addChildren([anywhere]),
    history: createMemoryHistory({ initialEntries: [address] }),
  })
  await router.load()
  return render(
    <MantineProvider theme={theme} env="test">
      <RouterProvider router={router} />
    </MantineProvider>,
  )
}
const marked = () => screen.queryAllByRole('link', { current: 'page' }).map((link) => link.textContent)

describe('the sidebar', () => {
  it('has at most eight sections of a place', () => {
    for (const [stand, sections] of Object.entries(SECTIONS))
      expect(sections.length, stand).toBeLessThanOrEqual(8)
  })

  it('marks the line of a page and of those that stand behind it', async () => {
    for (const [address, line] of [
      ['/s/3/roadmaps', 'Дорожные карты'],
      ['/s/3/duties?show=overdue', 'Дорожные карты'],
      ['/s/3/banks', 'Банки и подбор'],
      ['/s/3/matching', 'Банки и подбор'],
      ['/s/3/templates', 'Практики и шаблоны'],
      ['/s/3/people', 'Люди'],
      ['/s/3', 'Обзор'],
    ] as const) {
      const { unmount } = await standAt(address)
      expect(marked(), address).toEqual([line])
      unmount()
    }
  })

  it('marks the roadmaps of a municipality on what is to be done and to be agreed', async () => {
    for (const page of ['roadmaps', 'duties', 'reviews', 'reports']) {
      const { unmount } = await standAt(`/m/2/${page}`, 'MUNICIPALITY')
      expect(marked(), page).toEqual(['Дорожные карты'])
      unmount()
    }
  })

  it('does not mark what only begins with the same letters, nor the same page of another place', async () => {
    await standAt('/s/33/duties')
    expect(marked()).toEqual([])
  })

  it('shows to who only reads from above the overview and nothing of the inside', async () => {
    await standAt('/s/3', 'SCHOOL', false)
    const group = screen.getByRole('region', { name: 'Школа № 3' })
    expect(within(group).getAllByRole('link')).toHaveLength(1)
  })

  it('leads from every line to its own address', async () => {
    await standAt('/s/3')
    const group = screen.getByRole('region', { name: 'Школа № 3' })
    const addresses = within(group)
      .getAllByRole('link')
      .map((link) => link.getAttribute('href'))
    expect(new Set(addresses).size).toBe(addresses.length)
    for (const address of addresses) expect(address).toMatch(/^\/s\/3(\/|$)/)
  })
})
