import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { page } from '../../../../tests/roadmaps'
import { standOn } from '../../../../tests/setup'
import { SchoolPractices } from './SchoolPractices'

beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const row = (id: string, title: string, over: object = {}) => ({
  id: `practice:${id}`,
  title,
  state: 'DRAFT',
  publishedAt: null,
  topics: [],
  authors: [{ person: { id: 'person:1', shortName: 'Орлова О. И.' } }],
  ...over,
})

async function show(practices: unknown, search = {}, viewerCan: string[] = []) {
  const asked: unknown[] = []
  const onSearch = vi.fn()
  const school = {
    id: 'school:1',
    name: 'СОШ № 89',
    viewerCan,
    practices: (args: unknown) => {
      asked.push(args)
      return practices
    },
  }
  mockApi({ graphql: { viewer: { school } } })
  await renderPart(<SchoolPractices schoolId="school:1" search={search} onSearch={onSearch} />)
  return { asked, onSearch }
}

it('lists each practice with its authors, its state and the day it was published', async () => {
  await show(
    page([
      row('1', 'Тихий класс'),
      row('2', 'Карта урока', { state: 'PUBLISHED', publishedAt: '2026-03-05T09:00:00Z' }),
    ]),
  )
  const draft = await screen.findByRole('row', { name: /Тихий класс/ })
  expect(draft).toHaveTextContent('Орлова О. И.')
  expect(draft).toHaveTextContent('Пишется')
  expect(draft).toHaveTextContent('—')
  expect(screen.getByRole('row', { name: /Карта урока/ })).toHaveTextContent(/5\s+марта\s+2026/)
  expect(screen.getByRole('link', { name: 'Тихий класс' })).toHaveAttribute('href', '/practices/1')
})

it('keeps the state in the address, and asks the server for it', async () => {
  const { asked, onSearch } = await show(page([]), { state: 'SUBMITTED' })
  expect(await screen.findByText('В этом состоянии практик нет')).toBeVisible()
  expect(asked).toMatchObject([{ filter: { states: ['SUBMITTED'] } }])
  await userEvent.click(screen.getByRole('button', { name: 'Снять 1 отбор' }))
  expect(onSearch).toHaveBeenCalledWith({ state: undefined, after: undefined, before: undefined })
})

it('teaches an empty school where practices come from', async () => {
  await show(page([]))
  expect(await screen.findByText('Практик пока нет')).toBeVisible()
  expect(screen.getByText(/Практику пишут из завершённой программы/)).toBeVisible()
})

it('tells who may not see the drafts of a school that they are closed, and not that there are none', async () => {
  await show(null)
  expect(await screen.findByText('Практики этой организации вам не видны')).toBeVisible()
  expect(screen.queryByRole('table')).toBeNull()
})

it('hands out the list only to who may take it away', async () => {
  await show(page([row('1', 'Тихий класс')]), {}, ['EXPORT'])
  expect(await screen.findByRole('button', { name: 'Выгрузить' })).toBeVisible()
})

it('stands as cards on a phone, with nothing cut off', async () => {
  standOn('phone')
  await show(page([row('1', 'Тихий класс')]))
  expect(await screen.findByRole('link', { name: 'Тихий класс' })).toBeVisible()
  expect(screen.queryByRole('table')).toBeNull()
  expect(screen.getByRole('listitem')).toHaveTextContent('Пишется')
})
