import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as files from '@/shared/api/file'
import { kept } from '../../../../../tests/documents'
import { mockApi, signedIn } from '../../../../../tests/mock-api'
import { renderPart } from '../../../../../tests/render'
import { MunicipalityPackagesPage } from './MunicipalityPackagesPage'
import { isNamed, type PackagesSearch, packagesSearch, readinessOf } from './package.search'
import { RegionPackagesPage } from './RegionPackagesPage'

vi.setConfig({ testTimeout: 60_000 })
beforeEach(signedIn)
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const of = (id: string, name: string, pack: object) => ({
  school: { id: `school:${id}`, level: 'SCHOOL', name },
  package: pack,
})
const PACKAGES = [
  of('1', 'СОШ № 3', kept({ REGULATION: 'NEEDS_ACTUALISATION', CONSENTS: 'MISSING' })),
  of('2', 'СОШ № 89', kept()),
  of('3', 'Детский сад «Алёнушка»', kept({}, { percent: null, current: 0, required: 0, lines: [] })),
]
const POLICY = { required: ['REGULATION', 'CONSENTS'], version: 4, viewerCanChange: true }

/** The page with its address, as the route keeps it. */
function Municipality({ begin }: { begin: PackagesSearch }) {
  const [search, setSearch] = useState(begin)
  return (
    <MunicipalityPackagesPage
      municipalityId="municipality:1"
      year={2026}
      search={search}
      onSearch={(patch) => setSearch((now) => ({ ...now, ...patch }))}
    />
  )
}

async function show(begin: PackagesSearch = {}, change: object = {}, more: object = {}) {
  const municipality = {
    id: 'municipality:1',
    name: 'ЗАТО Северск',
    packages: PACKAGES,
    packagePolicy: POLICY,
    ...change,
  }
  mockApi({ graphql: { viewer: { municipality }, ...more } })
  await renderPart(<Municipality begin={begin} />)
  await screen.findByRole('heading', { level: 1, name: 'Пакет документов' })
}
const names = () =>
  within(screen.getByRole('table'))
    .getAllByRole('link')
    .map(({ textContent }) => textContent)

describe('the schools of a municipality', () => {
  it('say how far they are and what exactly they lack', async () => {
    await show()
    const gaps = screen.getByRole('row', { name: /СОШ № 3/ })
    expect(gaps).toHaveTextContent('5 из 7')
    expect(gaps).toHaveTextContent('Положение о наставничестве: обновить')
    expect(gaps).toHaveTextContent('Согласия участников')
    expect(gaps).not.toHaveTextContent('Раздел на сайте')
    expect(screen.getByRole('row', { name: /СОШ № 89/ })).toHaveTextContent('всё на месте')
    expect(within(gaps).getByRole('link')).toHaveAttribute('href', expect.stringMatching(/^\/s\/1\/package/))
  })

  it('of which nothing is known are never told as nought', async () => {
    await show()
    const unknown = screen.getByRole('row', { name: /Алёнушка/ })
    expect(unknown).toHaveTextContent('—')
    expect(unknown).toHaveTextContent('нет данных')
    expect(unknown).not.toHaveTextContent('0')
    expect(unknown).not.toHaveTextContent('всё на месте')
  })

  it('are found by name, however «ё» is written', async () => {
    await show({ q: 'аленушка' })
    expect(names()).toEqual(['Детский сад «Алёнушка»'])
  })

  it('are filtered by what they lack', async () => {
    await show({ lacks: 'CONSENTS' })
    expect(names()).toEqual(['СОШ № 3'])
    await userEvent.click(screen.getByRole('button', { name: 'Снять 1 отбор' }))
    expect(names()).toHaveLength(3)
  })

  it('are filtered by their figures, and once more to see all', async () => {
    await show()
    const figure = () => screen.getByRole('button', { name: /без данных/ })
    await userEvent.click(figure())
    expect(names()).toEqual(['Детский сад «Алёнушка»'])
    expect(figure()).toHaveAttribute('aria-pressed', 'true')
    await userEvent.click(figure())
    expect(names()).toHaveLength(3)
  })

  it('say that none fits, and not that there are none', async () => {
    await show({ q: 'лицей' })
    expect(screen.getByText('Таких нет')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Выгрузить в Excel' })).toBeDisabled()
  })

  it('go to Excel as they stand on the page, with nothing where nothing is known', async () => {
    const saved: [Blob, string][] = []
    vi.spyOn(files, 'saveBlob').mockImplementation((...args) => void saved.push(args))
    await show({ readiness: 'NO_DATA' })
    await userEvent.click(screen.getByRole('button', { name: 'Выгрузить в Excel' }))
    expect(saved[0]?.[1]).toBe('Пакет документов, ЗАТО Северск.xlsx')
    const text = (await saved[0]?.[0].text()) ?? ''
    expect(text).toContain('Алёнушка')
    expect(text).not.toContain('СОШ № 3')
    expect(text).not.toContain('r="B2"')
  })

  it('are closed to who may not read them', async () => {
    await show({}, { packages: null, packagePolicy: null })
    expect(screen.getByText('Пакет документов вам не виден')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Что требуется' })).toBeNull()
  })
})

describe('what is required', () => {
  type Input = { version: number; required: string[] }
  async function open(answer: (input: Input) => object) {
    const sent: Input[] = []
    await show(
      {},
      {},
      {
        setPackagePolicy: ({ input }: { input: Input }) => {
          sent.push(input)
          return answer(input)
        },
      },
    )
    await userEvent.click(screen.getByRole('button', { name: 'Что требуется' }))
    const sheet = await screen.findByRole('dialog', { name: 'Что требуется от организаций' })
    return {
      sent,
      sheet,
      save: () => userEvent.click(within(sheet).getByRole('button', { name: 'Сохранить' })),
    }
  }

  it('is ticked and sent with the version that was read', async () => {
    const { sent, sheet, save } = await open(() => ({ __typename: 'SetPackagePolicyDone' }))
    expect(within(sheet).getByRole('checkbox', { name: /^Положение/ })).toBeChecked()
    expect(within(sheet).getByRole('checkbox', { name: /^Дорожная карта/ })).not.toBeChecked()
    await userEvent.click(within(sheet).getByRole('checkbox', { name: /^Дорожная карта/ }))
    await save()
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]).toMatchObject({ version: 4, required: ['REGULATION', 'CONSENTS', 'ROADMAP'] })
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('that somebody else changed first is shown, and saved only over it', async () => {
    const conflict = {
      __typename: 'SetPackagePolicyConflict',
      current: { required: ['ROADMAP'], version: 5 },
    }
    const { sent, sheet, save } = await open(({ version }) =>
      version === 4 ? conflict : { __typename: 'SetPackagePolicyDone' },
    )
    await save()
    expect(await within(sheet).findByRole('alert')).toHaveTextContent(
      'Тем временем список изменили: Дорожная карта',
    )
    await save()
    await vi.waitFor(() => expect(sent.map(({ version }) => version)).toEqual([4, 5]))
  })
})

describe('the municipalities of a region', () => {
  const totals = (id: string, name: string, change: object) => ({
    municipality: { id: `municipality:${id}`, level: 'MUNICIPALITY', name },
    schools: 14,
    complete: 5,
    required: 98,
    current: 71,
    percent: 72,
    countedAt: '2026-11-29T03:00:00Z',
    ...change,
  })
  async function showRegion(packageTotals: unknown, search: PackagesSearch = {}) {
    mockApi({ graphql: { viewer: { region: { id: 'region:1', name: 'Томская область', packageTotals } } } })
    await renderPart(
      <RegionPackagesPage regionId="region:1" year={2026} search={search} onSearch={() => undefined} />,
    )
    await screen.findByRole('heading', { level: 1, name: 'Пакет документов' })
  }
  const TOTALS = [
    totals('1', 'ЗАТО Северск', {}),
    totals('2', 'Бакчарский район', {
      schools: null,
      complete: null,
      required: null,
      current: null,
      percent: null,
      countedAt: null,
    }),
  ]

  it('say how many of their schools are ready and when that was counted', async () => {
    await showRegion(TOTALS)
    const row = screen.getByRole('row', { name: /Северск/ })
    expect(row).toHaveTextContent(/72.%/)
    expect(row).toHaveTextContent('5 из 14')
    expect(within(row).getByRole('link')).toHaveAttribute('href', expect.stringMatching(/^\/m\/1\/package/))
  })

  it('that were never counted say so and show no nought', async () => {
    await showRegion(TOTALS)
    const row = screen.getByRole('row', { name: /Бакчарский/ })
    expect(row).toHaveTextContent('ещё не считали')
    expect(row).not.toHaveTextContent('0')
  })

  it('are filtered by the address', async () => {
    await showRegion(TOTALS, { readiness: 'NO_DATA' })
    expect(names()).toEqual(['Бакчарский район'])
  })
})

describe('readiness', () => {
  it.each([
    [null, 'NO_DATA'],
    [0, 'GAPS'],
    [99, 'GAPS'],
    [100, 'COMPLETE'],
  ])('of %s is %s', (percent, expected) => expect(readinessOf({ percent })).toBe(expected))

  it('and what is no filter is dropped from the address', () => {
    expect(v.parse(packagesSearch, { readiness: 'SOON', lacks: 'POEM', q: 'лицей' })).toEqual({ q: 'лицей' })
  })

  it('of a name is found by any of its words', () => {
    expect(isNamed('МБОУ «СОШ № 3 им. А. С. Пушкина»', 'пушкин 3')).toBe(true)
    expect(isNamed('МБОУ «СОШ № 89»', 'пушкин')).toBe(false)
    expect(isNamed('МБОУ «СОШ № 89»', undefined)).toBe(true)
  })
})
