import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { RoadmapHead_RoadmapFragment } from '@/shared/graphql/generated/graphql'
import { mockApi, signedIn } from '../../../../../tests/mock-api'
import { renderPart } from '../../../../../tests/render'
import { item, reading, roadmap } from '../../../../../tests/roadmaps'
import { standOn } from '../../../../../tests/setup'
import type { RoadmapSearch } from '../roadmap.search'
import { CheckPage } from './CheckPage'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const cells = (...texts: string[]) => texts.map((text) => ({ text, merged: 'NO' }))
const paper = [
  { __typename: 'PlanParagraph', block: 0, isHeading: true, number: null, text: 'План работы' },
  {
    __typename: 'PlanTable',
    block: 1,
    rows: [
      { row: 1, cells: cells('№', 'Мероприятие') },
      { row: 2, cells: cells('1.1', 'Опрос молодых') },
      { row: 3, cells: cells('1.2', 'Приказ о парах') },
    ],
  },
]
const items = [
  item('1', { title: 'Опрос', paperRows: [{ block: 1, row: 2 }] }),
  item('2', { title: 'Приказ', paperRows: [{ block: 1, row: 3 }], doubts: ['TERM_UNCLEAR'] }),
  item('3', { title: 'Отчёт', doubts: ['TERM_MISSING'] }),
]

async function open(search: RoadmapSearch = {}) {
  const checked: { itemIds: string[] | null; allWithoutDoubts: boolean; isChecked: boolean }[] = []
  const all = roadmap({ hasPaper: true, paper, items, itemsTotal: 3, itemsChecked: 0, itemsDoubtful: 2 })
  mockApi({
    graphql: {
      schedulePreview: reading,
      viewer: { roadmap: all },
      checkRoadmapItems: ({ input }: { input: (typeof checked)[number] }) => {
        checked.push(input)
        const next = items.map((each) => ({
          ...each,
          isChecked: input.itemIds?.includes(each.id) ?? each.doubts.length === 0,
        }))
        return { __typename: 'RoadmapDone', roadmap: { ...all, items: next } }
      },
    },
  })
  const onSearch = vi.fn()
  await renderPart(
    <CheckPage roadmap={all as unknown as RoadmapHead_RoadmapFragment} search={search} onSearch={onSearch} />,
  )
  await screen.findByRole('region', { name: 'Строки плана' })
  return { checked, onSearch }
}
const row = (name: RegExp) => screen.getByRole('group', { name })

it('marks the place of the chosen row in the paper, and leads from the paper to the row', async () => {
  await open()
  const sheet = await screen.findByRole('region', { name: 'Бумага' })
  await userEvent.click(row(/Приказ/))
  expect(within(sheet).getByText('Приказ о парах').closest('tr')).toHaveAttribute('data-chosen')
  await userEvent.click(within(sheet).getByRole('button', { name: 'К строке: 1.1' }))
  expect(row(/Опрос/)).toHaveAttribute('data-chosen')
  expect(row(/Приказ/)).not.toHaveAttribute('data-chosen')
})

it('is walked, checked and written by the keyboard alone', async () => {
  const { checked } = await open()
  row(/Опрос/).focus()
  await userEvent.keyboard('{ArrowDown}')
  expect(row(/Опрос/)).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}')
  expect(row(/Приказ/)).toHaveFocus()
  await userEvent.keyboard(' ')
  await waitFor(() => expect(checked).toMatchObject([{ itemIds: ['roadmap-item:2'], isChecked: true }]))
  await waitFor(() => expect(within(row(/Приказ/)).getByRole('checkbox')).toBeChecked())
  await userEvent.keyboard('n')
  expect(row(/Отчёт/)).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  expect(await screen.findByRole('textbox', { name: 'Мероприятие' })).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  await waitFor(() => expect(row(/Отчёт/)).toHaveFocus())
})

it('says each doubt in words', async () => {
  await open()
  expect(within(row(/Приказ/)).getByText('Срок можно понять иначе')).toBeVisible()
  expect(within(row(/Отчёт/)).getByText('Срока нет')).toBeVisible()
})

it('shows what is in question alone, and checks the rest at once', async () => {
  const { checked, onSearch } = await open({ only: 'doubts' })
  expect(screen.queryByRole('group', { name: /Опрос/ })).toBeNull()
  expect(row(/Приказ/)).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Отметить все без сомнений' }))
  await waitFor(() =>
    expect(checked).toMatchObject([{ itemIds: null, allWithoutDoubts: true, isChecked: true }]),
  )
  await userEvent.click(screen.getByRole('radio', { name: 'Все' }))
  expect(onSearch).toHaveBeenCalledWith({ only: undefined })
})

it('shows one half at a time on a phone, and goes from the paper to its row', async () => {
  standOn('phone')
  const { onSearch } = await open()
  expect(screen.queryByRole('region', { name: 'Бумага' })).toBeNull()
  await userEvent.click(await screen.findByRole('radio', { name: 'Бумага' }))
  expect(onSearch).toHaveBeenCalledWith({ pane: 'paper' })
})
