import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../tests/mock-api'
import { renderPart } from '../../../tests/render'
import { MunicipalityTargetsPage } from './MunicipalityTargetsPage'

vi.setConfig({ testTimeout: 40_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const sum = (planned: number, base: number, fact: number) => ({
  planned,
  base,
  fact,
  plannedPercent: (planned / base) * 100,
  factPercent: (fact / base) * 100,
  shortBy: Math.max(0, planned - fact),
})
const target = (year: number, over: object = {}) => ({
  id: `target:${year}`,
  indicator: 'PRACTICE_PUBLISHED',
  year,
  revision: 3,
  viewerCan: ['READ', 'SET', 'APPROVE'],
  latest: {
    number: 2,
    state: 'PROPOSED',
    planned: 16,
    base: 40,
    percent: 40,
    setBy: null,
    approvedOn: null,
    lines: [
      { kind: 'PRESCHOOL', planned: 9, base: 22 },
      { kind: 'SCHOOL', planned: 7, base: 18 },
    ],
  },
  inForce: null,
  standing: {
    asAt: '2026-11-15',
    total: sum(16, 40, 12),
    lines: [
      { kind: 'PRESCHOOL', sum: sum(9, 22, 5) },
      { kind: 'SCHOOL', sum: sum(7, 18, 7) },
    ],
  },
  missing: {
    totalCount: 1,
    pageInfo: { hasNextPage: false, endCursor: null },
    nodes: [{ kind: 'SCHOOL', school: { id: 'school:9', name: 'Школа № 9' } }],
  },
  ...over,
})

async function show(targets: object[] = [target(2026)], more: object = {}) {
  const municipality = {
    id: 'municipality:1',
    name: 'Берёзовский район',
    viewerCan: ['EXPORT'],
    maySetTargets: true,
    organisationCounts: [
      { kind: 'PRESCHOOL', count: 22 },
      { kind: 'SCHOOL', count: 18 },
    ],
    targets,
  }
  mockApi({ graphql: { viewer: { municipality }, ...more } })
  await renderPart(<MunicipalityTargetsPage municipalityId="municipality:1" />)
  await screen.findByRole('heading', { level: 1, name: 'Целевые показатели' })
}

it('sets the plan beside the fact, by kind too', async () => {
  await show()
  const row = screen.getByRole('row', { name: /2026/ })
  expect(row).toHaveTextContent('16 из 40')
  expect(row).toHaveTextContent(/12.*30.%/)
  expect(row).toHaveTextContent('5 из 9')
  expect(row).toHaveTextContent('ждёт утверждения')
  // What the bars show is said in words.
  const bars = screen.getByRole('list', { name: /Доля организаций/ })
  expect(within(bars).getByRole('listitem')).toHaveTextContent(/2026.*30.%/)
})

it('has no fact for a year that has not begun, and no fact is no nought', async () => {
  await show([target(2027, { standing: null })])
  const row = screen.getByRole('row', { name: /2027/ })
  expect(within(row).getAllByText('—').length).toBeGreaterThan(0)
  expect(within(row).queryByText('0')).toBeNull()
})

it('compares with what holds while a change of it waits', async () => {
  await show([target(2026, { inForce: { planned: 12, base: 40, percent: 30 } })])
  const row = screen.getByRole('row', { name: /2026/ })
  expect(row).toHaveTextContent(/12 из 40.*предложено: 16 из 40/)
  expect(row).toHaveTextContent('изменения ждут утверждения')
})

it('names who has none', async () => {
  await show()
  await userEvent.click(screen.getByRole('button', { name: /у кого нет/ }))
  const sheet = await screen.findByRole('dialog', { name: 'У кого этого нет' })
  expect(await within(sheet).findByRole('link', { name: 'Школа № 9' })).toHaveAttribute('href', '/s/9')
})

it('approves what waits, naming the revision that was read', async () => {
  const sent: unknown[] = []
  const approveTarget = ({ input }: { input: unknown }) => {
    sent.push(input)
    return { __typename: 'ApproveTargetDone' }
  }
  await show([target(2026)], { approveTarget })
  await userEvent.click(screen.getByRole('button', { name: 'Действия: 2026 год' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Утвердить' }))
  await vi.waitFor(() => expect(sent).toMatchObject([{ targetId: 'target:2026', revision: 3 }]))
})

it('sets a new target with what there is as its base, and puts a refusal on its field', async () => {
  const sent: { lines: unknown }[] = []
  const setTarget = ({ input }: { input: { lines: unknown } }) => {
    sent.push(input)
    return {
      __typename: 'InvalidInput',
      fields: [{ path: ['lines', '0', 'planned'], problem: 'OUT_OF_RANGE' }],
    }
  }
  await show([], { setTarget })
  expect(screen.getByText('Показателей пока нет')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Задать показатель' }))
  const sheet = await screen.findByRole('dialog', { name: 'Задать показатель' })
  const [planned] = within(sheet).getAllByRole('textbox', { name: /^План:/ })
  if (!planned) throw new Error('no field for the plan')
  await userEvent.clear(planned)
  await userEvent.type(planned, '23')
  // A kind without organisations is left out.
  const [, school] = within(sheet).getAllByRole('textbox', { name: /^Всего:/ })
  if (!school) throw new Error('no field for the base')
  await userEvent.clear(school)
  await userEvent.type(school, '0')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Сохранить' }))
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({
    placeId: 'municipality:1',
    indicator: 'PROGRAMME_EXISTS',
    revision: 0,
    lines: [{ kind: 'PRESCHOOL', planned: 23, base: 22 }],
  })
  expect(await within(sheet).findByRole('alert')).toBeVisible()
  expect(planned).toBeInvalid()
})
