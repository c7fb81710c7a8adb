import { screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { DemandPage } from './DemandPage'

vi.setConfig({ testTimeout: 40_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const people = (value: number | null) => ({ value, withheld: value === null })
const counts = (digital: number | null, normative: number | null) => [
  { kind: 'DIGITAL', people: people(digital) },
  { kind: 'NORMATIVE', people: people(normative) },
]
const school = (id: string, name: string) => ({ id: `school:${id}`, level: 'SCHOOL', name })

async function show(patch: object = {}) {
  const municipality = {
    id: 'municipality:1',
    name: 'Берёзовский район',
    deficitMap: {
      parts: [
        { place: school('1', 'СОШ № 1'), counts: counts(12, null) },
        { place: school('2', 'СОШ № 2'), counts: counts(0, 0) },
      ],
      total: counts(12, null),
    },
    subjectDemand: [
      { subject: 'Физика', waiting: people(9), mentors: people(1), places: 2 },
      { subject: null, waiting: people(null), mentors: people(0), places: 0 },
      { subject: 'История', waiting: people(0), mentors: people(2), places: 4 },
    ],
    retention: [12, 24, 36].map((months) => ({
      months,
      mentored: { people: people(months === 36 ? 0 : 20), share: months === 36 ? null : 0.95 },
      alone: { people: people(null), share: null },
    })),
    ...patch,
  }
  mockApi({ graphql: { viewer: { municipality } } })
  await renderPart(<DemandPage level="MUNICIPALITY" placeId="municipality:1" />)
  await screen.findByRole('heading', { level: 1, name: 'Потребности' })
}

it('says where mentors are short only where both numbers are known', async () => {
  await show()
  expect(screen.getByRole('row', { name: /Физика/ })).toHaveTextContent('Не хватает наставников')
  expect(screen.getByRole('row', { name: /Без предмета/ })).not.toHaveTextContent('Не хватает')
  expect(screen.getByRole('row', { name: /История/ })).toHaveTextContent('Никто не ждёт')
})

it('withholds few people, and does not call a withheld sum small', async () => {
  await show()
  const row = screen.getByRole('row', { name: /СОШ № 1/ })
  expect(row).toHaveTextContent('< 5')
  expect(within(row).getByRole('link')).toHaveAttribute('href', '/s/1')
  expect(screen.getByText(/Всего:/)).toHaveTextContent('цифровой — 12; нормативный — скрыто')
  expect(screen.queryByRole('row', { name: /СОШ № 2/ })).not.toBeInTheDocument()
  expect(screen.getByText('Ещё 1 без открытых дефицитов')).toBeVisible()
})

it('compares who stays with a mentor and without, and says when there is nobody yet', async () => {
  await show()
  const year = screen.getByRole('list', { name: 'Через 12 месяцев' })
  expect(year).toHaveTextContent(/с наставником в первый год, 20.*95.%/)
  expect(year).toHaveTextContent(/без наставника, < 5/)
  const three = screen.getByRole('list', { name: 'Через 36 месяцев' })
  expect(three).toHaveTextContent(/в первый год, 0—/)
})

it('says what to do where nothing is known', async () => {
  const nobody = { people: people(0), share: null }
  await show({
    deficitMap: { parts: [{ place: school('1', 'СОШ № 1'), counts: counts(0, 0) }], total: counts(0, 0) },
    subjectDemand: [],
    retention: [12, 24, 36].map((months) => ({ months, mentored: nobody, alone: nobody })),
  })
  for (const words of ['Банки пока пусты', 'Открытых дефицитов нет', 'Сравнивать пока некого'])
    expect(screen.getByText(words)).toBeVisible()
})
