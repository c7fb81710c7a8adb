import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { MediationsSearch } from '@/features/domain/mediation/mediations.search'
import { onlyExists } from '../../../../tests/mediations'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { page } from '../../../../tests/roadmaps'
import { SchoolMediationsPage } from './SchoolMediationsPage'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

async function open(mediations: unknown) {
  const asked: { states: string[] | null }[] = []
  mockApi({
    graphql: {
      viewer: {
        school: {
          id: 'school:3',
          name: 'Школа № 3',
          mediations: (arguments_: { states: string[] | null }) => {
            asked.push(arguments_)
            return mediations
          },
        },
      },
    },
  })
  function Page() {
    const [search, setSearch] = useState<MediationsSearch>({})
    return (
      <SchoolMediationsPage
        schoolId="school:3"
        search={search}
        onSearch={(patch) => setSearch((now) => ({ ...now, ...patch }))}
      />
    )
  }
  await renderPart(<Page />)
  return asked
}

it('tells the head that a case exists and whether it was answered in time', async () => {
  await open(page([onlyExists()]))
  const row = await screen.findByRole('row', { name: /Посредничество/ })
  expect(row).toHaveTextContent('ждёт, кто возьмётся')
  expect(row).toHaveTextContent(/просрочено на/)
})

it('shows those of one state', async () => {
  const asked = await open(page([]))
  expect(await screen.findByText('Обращений не было')).toBeVisible()
  await userEvent.click(screen.getByRole('combobox', { name: 'Состояние' }))
  await userEvent.click(await screen.findByRole('option', { name: 'не договорились' }))
  await waitFor(() => expect(asked.at(-1)?.states).toEqual(['NOT_AGREED']))
  expect(await screen.findByText('По отбору ничего нет')).toBeVisible()
})

it('is closed to others', async () => {
  await open(null)
  expect(await screen.findByText('Обращения этой организации вам не показаны')).toBeVisible()
})
