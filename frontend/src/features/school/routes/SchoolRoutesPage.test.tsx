import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { RoutesSearch } from '@/features/domain/individual-route/routes.search'
import { individualRoute } from '../../../../tests/individual-routes'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { page } from '../../../../tests/roadmaps'
import { SchoolRoutesPage } from './SchoolRoutesPage'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

async function open(routes: unknown, acts: object = {}) {
  const asked: { states: string[] | null }[] = []
  mockApi({
    graphql: {
      viewer: {
        school: {
          id: 'school:3',
          name: 'Школа № 3',
          matching: {
            routes: (arguments_: { states: string[] | null }) => {
              asked.push(arguments_)
              return routes
            },
          },
          people: {
            totalCount: 1,
            nodes: [{ id: 'person:5', fullName: 'Орлов Пётр Ильич', position: 'учитель' }],
          },
        },
      },
      ...acts,
    },
  })
  function Page() {
    const [search, setSearch] = useState<RoutesSearch>({})
    return (
      <SchoolRoutesPage
        schoolId="school:3"
        search={search}
        onSearch={(patch) => setSearch((now) => ({ ...now, ...patch }))}
      />
    )
  }
  await renderPart(<Page />)
  return asked
}

it('lists whose way leads where, and puts a draft into force', async () => {
  const sent: unknown[] = []
  await open(page([individualRoute({ state: 'DRAFT', viewerCan: ['KEEP', 'ACTIVATE'] })]), {
    activateRoute: ({ input }: { input: unknown }) => {
      sent.push(input)
      return { __typename: 'ActivateRouteDone', route: individualRoute() }
    },
  })
  const row = await screen.findByRole('row', { name: /Лебедева/ })
  expect(row).toHaveTextContent('2025/26 – 2028/29')
  expect(row).toHaveTextContent('проект')
  await userEvent.click(within(row).getByRole('button', { name: 'Лебедева Анна Игоревна' }))
  const sheet = await screen.findByRole('dialog', { name: 'Маршрут: Лебедева А. И.' })
  await userEvent.click(within(sheet).getByRole('button', { name: 'Ввести в действие' }))
  await waitFor(() => expect(sent).toMatchObject([{ routeId: 'individual-route:1' }]))
})

it('shows those of one state', async () => {
  const asked = await open(page([]))
  expect(await screen.findByText('Маршрутов пока нет')).toBeVisible()
  await userEvent.click(screen.getByRole('combobox', { name: 'Состояние' }))
  await userEvent.click(await screen.findByRole('option', { name: 'завершён' }))
  await waitFor(() => expect(asked.at(-1)?.states).toEqual(['FINISHED']))
  expect(await screen.findByText('По отбору ничего нет')).toBeVisible()
})

it('begins a route for somebody of the school', async () => {
  await open(page([]))
  const [begin] = await screen.findAllByRole('button', { name: 'Составить маршрут' })
  if (!begin) throw new Error('no button')
  await userEvent.click(begin)
  const whose = await screen.findByRole('dialog', { name: 'Чей маршрут' })
  expect(within(whose).getByRole('button', { name: 'Дальше' })).toBeDisabled()
  await userEvent.click(within(whose).getByRole('combobox', { name: 'Сотрудник' }))
  await userEvent.click(await screen.findByRole('option', { name: /Орлов/ }))
  await userEvent.click(within(whose).getByRole('button', { name: 'Дальше' }))
  expect(await screen.findByRole('dialog', { name: 'Маршрут' })).toBeVisible()
})

it('is closed to who neither curates nor leads', async () => {
  await open(null)
  expect(await screen.findByText('Маршруты этой организации вам не показаны')).toBeVisible()
})
