import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PlaceLevel } from '@/shared/lib/ids'
import { mockApi, signedIn } from '../../../../../tests/mock-api'
import { renderPart } from '../../../../../tests/render'
import { report } from '../../../../../tests/reports'
import { owner, page, roadmap, school } from '../../../../../tests/roadmaps'
import { ReportsPage } from './ReportsPage'
import type { ReportsSearch } from './reports.search'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

type Asked = { below: boolean; filter: { states: string[] | null } }

const PLACE = {
  SCHOOL: { id: 'school:3', field: 'school', value: { ...school, viewerCan: ['KEEP_ROADMAPS'] } },
  MUNICIPALITY: {
    id: 'municipality:1',
    field: 'municipality',
    value: { ...owner, viewerCan: ['KEEP_ROADMAPS'] },
  },
  REGION: { id: 'region:1', field: 'region', value: { id: 'region:1', name: 'Томская область' } },
} as const

async function open(
  level: PlaceLevel,
  reports: unknown,
  {
    acts = {},
    place = {},
    search: first = {},
  }: { acts?: object; place?: object; search?: ReportsSearch } = {},
) {
  const asked: Asked[] = []
  const { id, field, value } = PLACE[level]
  mockApi({
    graphql: {
      viewer: {
        [field]: {
          ...value,
          roadmapReports: (arguments_: Asked) => {
            asked.push(arguments_)
            return reports
          },
          ...place,
        },
      },
      ...acts,
    },
  })
  const addresses: ReportsSearch[] = []
  function Page() {
    const [search, setSearch] = useState<ReportsSearch>(first)
    addresses.push(search)
    return (
      <ReportsPage
        level={level}
        placeId={id}
        search={search}
        onSearch={(patch) => setSearch((now) => ({ ...now, ...patch }))}
      />
    )
  }
  await renderPart(<Page />)
  return { asked, addresses }
}

describe('the reports of a school', () => {
  it('are its own, by their period, with where each stands', async () => {
    const { asked } = await open(
      'SCHOOL',
      page([report({ state: 'SUBMITTED', signedOn: '2027-06-02', changedSinceSigned: 2 })]),
    )
    const row = await screen.findByRole('row', { name: /сдан/ })
    expect(within(row).getByRole('link')).toHaveAttribute('href', '/reports/1')
    expect(row).toHaveTextContent('с тех пор изменилось 2 дела')
    expect(row).toHaveTextContent('02.06.2027')
    expect(asked[0]).toMatchObject({ below: false, filter: { states: null } })
    expect(screen.queryByText('Сданные нам')).toBeNull()
  })

  it('say how to begin where there are none', async () => {
    await open('SCHOOL', page([]))
    expect(await screen.findByText('Отчётов пока нет')).toBeVisible()
    expect(screen.getAllByRole('button', { name: 'Составить отчёт' })).toHaveLength(2)
  })

  it('are begun by who keeps the roadmaps alone', async () => {
    await open('SCHOOL', page([]), { place: { viewerCan: [] } })
    expect(await screen.findByText('Отчёт начинает куратор.')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Составить отчёт' })).toBeNull()
  })

  it('are not shown to who may not read them', async () => {
    await open('SCHOOL', null)
    expect(await screen.findByText('Отчёты этого места вам не показаны')).toBeVisible()
  })

  it('are filtered by their state in the address', async () => {
    const { asked, addresses } = await open('SCHOOL', page([]))
    await screen.findByText('Отчётов пока нет')
    await userEvent.click(screen.getByRole('combobox', { name: 'Состояние' }))
    await userEvent.click(await screen.findByRole('option', { name: 'возвращён' }))
    expect(await screen.findByText('По отбору ничего нет')).toBeVisible()
    expect(addresses.at(-1)).toMatchObject({ state: 'RETURNED', after: undefined })
    await waitFor(() => expect(asked.at(-1)?.filter.states).toEqual(['RETURNED']))
  })
})

describe('the reports of a municipality', () => {
  it('begin with those that were handed in, and lead to its own', async () => {
    const { asked } = await open('MUNICIPALITY', page([report({ state: 'SUBMITTED' })]))
    expect(await screen.findByRole('link', { name: 'Школа № 3' })).toBeVisible()
    expect(asked[0]?.below).toBe(true)
    await userEvent.click(screen.getByText('Наш сводный'))
    await waitFor(() => expect(asked.at(-1)?.below).toBe(false))
  })
})

describe('the reports of a region', () => {
  it('are those of its municipalities; it writes none', async () => {
    const { asked } = await open('REGION', page([]))
    expect(await screen.findByText('Никто пока не сдал отчёт')).toBeVisible()
    expect(asked[0]?.below).toBe(true)
    expect(screen.queryByRole('button', { name: 'Составить отчёт' })).toBeNull()
  })
})

describe('a new report', () => {
  const inForce = roadmap({ state: 'IN_FORCE', viewerCan: [] })
  const roadmaps = page([inForce, roadmap({ id: 'roadmap:2', title: 'Черновик', state: 'DRAFT' })])

  it('is on a roadmap that is in force, for a part of its days', async () => {
    const sent: unknown[] = []
    await open('SCHOOL', page([]), {
      place: { roadmaps },
      search: { start: 'roadmap:1' },
      acts: {
        startRoadmapReport: ({ input }: { input: unknown }) => {
          sent.push(input)
          return { __typename: 'RoadmapReportDone', report: report() }
        },
      },
    })
    const sheet = await screen.findByRole('dialog', { name: 'Новый отчёт' })
    await userEvent.click(await within(sheet).findByRole('button', { name: 'Первое полугодие' }))
    await userEvent.click(within(sheet).getByRole('combobox', { name: /Дорожная карта/ }))
    expect(within(sheet).queryByRole('option', { name: /Черновик/ })).toBeNull()
    await userEvent.keyboard('{Escape}')
    await userEvent.click(within(sheet).getByRole('button', { name: 'Начать отчёт' }))
    await waitFor(() =>
      expect(sent).toMatchObject([
        { placeId: 'school:3', roadmapId: 'roadmap:1', from: '2026-09-01', until: '2026-12-31' },
      ]),
    )
  })

  it('for days that have one leads to the one that is there', async () => {
    await open('SCHOOL', page([]), {
      place: { roadmaps },
      search: { start: '' },
      acts: {
        startRoadmapReport: () => ({
          __typename: 'RoadmapReportRefused',
          reason: 'ALREADY_THERE',
          report: report({ id: 'report:5' }),
        }),
      },
    })
    await userEvent.click(await screen.findByRole('button', { name: 'Начать отчёт' }))
    expect(await screen.findByRole('link', { name: 'Открыть его' })).toHaveAttribute('href', '/reports/5')
  })

  it('needs a roadmap in force', async () => {
    await open('SCHOOL', page([]), { place: { roadmaps: page([]) }, search: { start: '' } })
    expect(await screen.findByText('Нет действующей карты')).toBeVisible()
  })

  it('closes and leaves the address as it was', async () => {
    const { addresses } = await open('SCHOOL', page([]), { place: { roadmaps }, search: { start: '' } })
    await userEvent.click(await screen.findByRole('button', { name: 'Отмена' }))
    await waitFor(() => expect(addresses.at(-1)?.start).toBeUndefined())
  })
})
