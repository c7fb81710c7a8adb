import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../tests/mock-api'
import { renderPart } from '../../../tests/render'
import { standOn } from '../../../tests/setup'
import { RegionPage } from './RegionPage'

vi.setConfig({ testTimeout: 40_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const figures = (counts: object[] = [], youngTeacherCoverage: number | null = null) => ({
  schoolYear: 2026,
  youngTeacherCoverage,
  counts,
})
const counted = (indicator: string, value: number | null, withheld = false) => ({
  indicator,
  value,
  withheld,
})
const municipality = (id: string, name: string, of: object) => ({
  id: `municipality:${id}`,
  name,
  kind: 'CLOSED_CITY',
  schoolCount: 14,
  figures: of,
})
const SEVERSK = municipality(
  '1',
  'ЗАТО Северск',
  figures(
    [counted('MENTORS', 31), counted('YOUNG_TEACHERS', 20), counted('YOUNG_TEACHERS_MENTORED', 15)],
    0.75,
  ),
)
const BAKCHAR = municipality('2', 'Бакчарский район', figures([counted('MENTORS', null, true)]))

async function show(change: object = {}, more: object = {}, year?: number) {
  const asked: unknown[] = []
  const region = {
    id: 'region:1',
    name: 'Томская область',
    viewerCan: [],
    figures: (args: unknown) => {
      asked.push(args)
      return figures()
    },
    municipalities: [SEVERSK, BAKCHAR],
    invitations: [],
    ...change,
  }
  mockApi({ graphql: { viewer: { region }, ...more } })
  await renderPart(<RegionPage regionId="region:1" year={year} />)
  await screen.findByRole('heading', { level: 1, name: 'Томская область' })
  return asked
}

describe('the municipalities', () => {
  it('stand with their figures and lead down', async () => {
    await show()
    const row = screen.getByRole('row', { name: /Северск/ })
    expect(row).toHaveTextContent('31')
    expect(row).toHaveTextContent(/75.%/)
    expect(row).toHaveTextContent('15 из 20')
    expect(within(row).getByRole('link')).toHaveAttribute('href', expect.stringMatching(/^\/m\/1/))
  })

  it('hide a count of few people, and never take the want of data for nought', async () => {
    await show()
    const row = screen.getByRole('row', { name: /Бакчарский/ })
    expect(row).toHaveTextContent('< 5')
    expect(row).toHaveTextContent('—')
    expect(within(row).queryByText('0')).toBeNull()
  })

  it('are of the year that the reader stands in, on this page and below', async () => {
    expect(await show({}, {}, 2024)).toMatchObject([{ schoolYear: 2024 }])
    expect(screen.getByRole('link', { name: 'ЗАТО Северск' })).toHaveAttribute(
      'href',
      expect.stringContaining('year=2024'),
    )
  })

  it('stand as cards on a phone', async () => {
    standOn('phone')
    await show()
    expect(screen.queryByRole('table')).toBeNull()
    expect(screen.getByRole('link', { name: 'ЗАТО Северск' })).toBeVisible()
  })

  it('teach the first step where there are none', async () => {
    await show({ municipalities: [] })
    expect(screen.getByText('Муниципалитетов пока нет')).toBeVisible()
  })
})

describe('a new municipality', () => {
  it('is added by who may, and a taken name is told on its field', async () => {
    const sent: unknown[] = []
    await show(
      { viewerCan: ['ADD_MUNICIPALITY'] },
      {
        addMunicipality: ({ input }: { input: unknown }) => {
          sent.push(input)
          return { __typename: 'AddMunicipalityRefused', reason: 'NAME_TAKEN' }
        },
      },
    )
    await userEvent.click(screen.getByRole('button', { name: 'Добавить муниципалитет' }))
    const sheet = await screen.findByRole('dialog', { name: 'Добавить муниципалитет' })
    const add = () => userEvent.click(within(sheet).getByRole('button', { name: 'Добавить муниципалитет' }))
    await add()
    expect(await within(sheet).findByRole('alert')).toHaveTextContent('Заполните поле')
    await userEvent.type(within(sheet).getByRole('textbox', { name: /^Муниципалитет/ }), 'ЗАТО Северск')
    await add()
    expect(await within(sheet).findByRole('alert')).toHaveTextContent('с таким названием уже есть')
    expect(within(sheet).getByRole('textbox', { name: /^Муниципалитет/ })).toBeInvalid()
    expect(sent).toMatchObject([{ regionId: 'region:1', name: 'ЗАТО Северск', kind: 'DISTRICT' }])
  })

  it('is nothing for who only reads', async () => {
    await show()
    expect(screen.queryByRole('button', { name: 'Добавить муниципалитет' })).toBeNull()
    expect(screen.queryByRole('region', { name: 'Приглашения' })).toBeNull()
  })
})

it('invites to the region and to each of its municipalities', async () => {
  await show({ viewerCan: ['INVITE'] })
  await userEvent.click(screen.getByRole('button', { name: 'Пригласить' }))
  const sheet = await screen.findByRole('dialog', { name: 'Пригласить в систему' })
  await userEvent.click(within(sheet).getByRole('combobox', { name: /^Куда/ }))
  expect((await screen.findAllByRole('option')).map(({ textContent }) => textContent)).toEqual(
    expect.arrayContaining(['Томская область', 'ЗАТО Северск', 'Бакчарский район']),
  )
})
