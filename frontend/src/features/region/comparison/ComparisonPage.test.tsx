import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { ComparisonPage } from './ComparisonPage'
import type { ComparisonSearch } from './comparison.search'

vi.setConfig({ testTimeout: 40_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const figures = (schoolYear: number, value: number | null, withheld = false) => ({
  schoolYear,
  youngTeacherCoverage: 0.5,
  counts: [
    { indicator: 'ACTIVE_PAIRS', value, withheld: false },
    { indicator: 'MENTEES', value: withheld ? null : value, withheld },
  ],
})

async function show(search: ComparisonSearch = { span: 3 }) {
  const asked: { schoolYears: number[] }[] = []
  const onSearch = vi.fn()
  const region = {
    id: 'region:1',
    name: 'Приозёрная область',
    trend: (args: { schoolYears: number[] }) => {
      asked.push(args)
      return [figures(2024, null), figures(2025, 20), figures(2026, 31)]
    },
    comparison: [
      {
        municipality: { id: 'municipality:2', name: 'Берёзовский район' },
        years: [figures(2024, null), figures(2025, 12, true), figures(2026, 18)],
      },
    ],
    pairGroups: [
      { form: 'TEACHER_TEACHER', format: 'ONE_TO_ONE', pairs: 20 },
      { form: 'TEACHER_TEACHER', format: 'GROUP', pairs: 4 },
      { form: 'HEAD_TEACHER', format: 'ONE_TO_ONE', pairs: 7 },
    ],
    mentorLoad: [
      { band: 'ONE', mentors: 25, withheld: false },
      { band: 'TWO', mentors: null, withheld: true },
      { band: 'THREE', mentors: 0, withheld: false },
      { band: 'MORE', mentors: 0, withheld: false },
    ],
  }
  mockApi({ graphql: { viewer: { region } } })
  await renderPart(<ComparisonPage regionId="region:1" year={2026} search={search} onSearch={onSearch} />)
  await screen.findByRole('heading', { level: 1, name: 'Сравнение' })
  return { asked, onSearch }
}

it('draws the years and says them to who does not see the line', async () => {
  const { asked } = await show()
  expect(asked[0]?.schoolYears).toEqual([2024, 2025, 2026])
  const trend = screen.getByRole('img', { name: /Действующие пары по учебным годам/ })
  expect(trend).toHaveAccessibleName(/2024\/25: —; 2025\/26: 20; 2026\/27: 31/)
})

it('has every municipality as a bar and as a row of the table', async () => {
  await show()
  const bars = screen.getByRole('list', { name: 'Действующие пары, 2026/27' })
  expect(within(bars).getByRole('listitem')).toHaveTextContent(/Берёзовский район.*18/)
  const row = screen.getByRole('row', { name: /Берёзовский/ })
  expect(within(row).getByText('—')).toBeVisible()
  expect(within(row).getByRole('link')).toHaveAttribute('href', '/m/2?year=2026')
})

it('withholds few people, and keeps what is compared in the address', async () => {
  const { onSearch } = await show({ span: 3, what: 'MENTEES' })
  expect(screen.getByRole('row', { name: /Берёзовский/ })).toHaveTextContent('< 5')
  await userEvent.click(screen.getByRole('combobox', { name: 'Показатель' }))
  await userEvent.click(await screen.findByRole('option', { name: 'Проведённые встречи' }))
  expect(onSearch).toHaveBeenCalledWith({ what: 'MEETINGS' })
})

it('sums up forms and formats of the pairs in force, and withholds few mentors', async () => {
  await show()
  const words = (name: string) =>
    within(screen.getByRole('list', { name }))
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent)
  expect(words('Формы')).toEqual(['педагог – педагог24', 'руководитель – педагог7'])
  expect(words('Виды наставничества')).toEqual(['один на один27', 'групповое4'])
  expect(words('Нагрузка наставников')).toEqual([
    'один наставляемый25',
    'двое наставляемых< 5',
    'трое наставляемых0',
    'четверо и больше0',
  ])
})
