import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../tests/mock-api'
import { renderPart } from '../../../tests/render'
import { MunicipalityPage } from './MunicipalityPage'
import type { RegisterSearch } from './register.search'

vi.setConfig({ testTimeout: 40_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const figures = { schoolYear: 2026, counts: [{ indicator: 'MENTORS', value: 4, withheld: false }] }
const school = (id: string, name: string, over: object = {}) => ({
  id: `school:${id}`,
  name,
  fullName: `МБОУ ${name}`,
  kind: 'SCHOOL',
  inModel: true,
  curatorName: 'Цветкова Е. И.',
  figures,
  ...over,
})
type Asked = { schoolYear: number | null; filter: unknown; first: number | null }

async function show(
  options: { can?: string[]; search?: RegisterSearch; schools?: unknown[]; more?: object } = {},
) {
  const { can = ['KEEP_REGISTER'], search = {}, schools = [school('1', 'СОШ № 1')], more = {} } = options
  const asked: Asked[] = []
  const onSearch = vi.fn()
  const municipality = {
    id: 'municipality:1',
    name: 'ЗАТО Северск',
    viewerCan: can,
    region: { id: 'region:1', name: 'Область' },
    figures,
    schools: (args: Asked) => {
      asked.push(args)
      const pageInfo = { hasNextPage: false, hasPreviousPage: false }
      return { totalCount: schools.length, pageInfo, nodes: schools }
    },
    exceptionCounts: [],
    practices: { nodes: [] },
    invitations: [],
  }
  mockApi({ graphql: { viewer: { municipality }, ...more } })
  await renderPart(
    <MunicipalityPage municipalityId="municipality:1" year={2026} search={search} onSearch={onSearch} />,
  )
  await screen.findByRole('heading', { level: 1, name: 'ЗАТО Северск' })
  return { asked, onSearch }
}

it('lists the register of the year with each organisation’s curator, or that there is none', async () => {
  const second = school('2', 'Сад № 2', { kind: 'PRESCHOOL', inModel: false, curatorName: null })
  const { asked } = await show({ schools: [school('1', 'СОШ № 1'), second] })
  const first = screen.getByRole('row', { name: /СОШ № 1/ })
  expect(first).toHaveTextContent('Внедряет модель')
  expect(first).toHaveTextContent('Цветкова Е. И.')
  expect(screen.getByRole('row', { name: /Сад № 2/ })).toHaveTextContent('Не внедряет')
  expect(asked[0]).toMatchObject({
    schoolYear: 2026,
    filter: { text: null, kind: null, inModel: null },
    first: 20,
  })
})

it('keeps the filters in the address and begins the list anew with each', async () => {
  const { asked, onSearch } = await show({ search: { model: 'no', q: 'сад' }, schools: [] })
  expect(asked[0]?.filter).toEqual({ text: 'сад', kind: null, inModel: false })
  expect(screen.getByText('Таких организаций нет')).toBeVisible()
  await userEvent.click(screen.getByRole('combobox', { name: 'Внедрение' }))
  await userEvent.click(await screen.findByRole('option', { name: 'Внедряет модель' }))
  expect(onSearch).toHaveBeenLastCalledWith({ model: 'yes', after: undefined, before: undefined })
  await userEvent.click(screen.getByRole('button', { name: /^Снять 2/ }))
  expect(onSearch).toHaveBeenCalledWith({
    q: undefined,
    kind: undefined,
    model: undefined,
    after: undefined,
    before: undefined,
  })
})

it('takes an organisation out of the model of the year that is shown', async () => {
  const sent: unknown[] = []
  const setModelParticipation = ({ input }: { input: unknown }) => {
    sent.push(input)
    return { __typename: 'SetModelParticipationDone' }
  }
  await show({ more: { setModelParticipation } })
  await userEvent.click(screen.getByRole('button', { name: 'Действия: СОШ № 1' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Исключить из реестра' }))
  await vi.waitFor(() =>
    expect(sent).toEqual([{ schoolId: 'school:1', schoolYear: 2026, participates: false }]),
  )
})

it('adds an organisation by both its names, and names the field of a name that is taken', async () => {
  const sent: unknown[] = []
  const addSchool = ({ input }: { input: unknown }) => {
    sent.push(input)
    return { __typename: 'InvalidInput', fields: [{ path: ['shortName'], problem: 'TOO_LONG' }] }
  }
  await show({ more: { addSchool } })
  await userEvent.click(screen.getByRole('button', { name: 'Добавить организацию' }))
  const sheet = await screen.findByRole('dialog', { name: 'Добавить организацию' })
  const submit = within(sheet).getByRole('button', { name: /^Добавить/ })
  await userEvent.click(submit)
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Исправьте 2 поля')
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Краткое название' }), 'Лицей')
  await userEvent.type(
    within(sheet).getByRole('textbox', { name: 'Полное название по уставу' }),
    'МБОУ Лицей',
  )
  await userEvent.click(submit)
  await vi.waitFor(() =>
    expect(sent).toEqual([
      { municipalityId: 'municipality:1', kind: 'SCHOOL', shortName: 'Лицей', fullName: 'МБОУ Лицей' },
    ]),
  )
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Слишком длинно')
})

it('shows who only reads neither a change of the register nor practices to look over', async () => {
  await show({ can: [] })
  expect(screen.queryByRole('button', { name: /^Действия/ })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Добавить организацию' })).toBeNull()
})
