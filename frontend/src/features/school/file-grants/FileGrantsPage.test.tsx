import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { GrantsSearch } from '@/features/domain/file-grants/grants.search'
import { addMonths, today } from '@/shared/lib/days'
import { askedGrant, fileGrant } from '../../../../tests/file-grants'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { page } from '../../../../tests/roadmaps'
import { FileGrantsPage } from './FileGrantsPage'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

async function open(fileGrants: unknown, acts: object = {}) {
  const asked: { open: boolean }[] = []
  mockApi({
    graphql: {
      viewer: {
        school: {
          id: 'school:3',
          name: 'Школа № 3',
          fileGrants: (arguments_: { open: boolean }) => {
            asked.push(arguments_)
            return fileGrants
          },
        },
      },
      ...acts,
    },
  })
  function Page() {
    const [search, setSearch] = useState<GrantsSearch>({})
    return (
      <FileGrantsPage
        schoolId="school:3"
        search={search}
        onSearch={(patch) => setSearch((now) => ({ ...now, ...patch }))}
      />
    )
  }
  await renderPart(<Page />)
  return asked
}
const waiting = page([askedGrant({ viewerCan: ['LEARN', 'DECIDE'] })])

describe('what mentors ask to read, for the head', () => {
  it('is opened in part and until a day', async () => {
    const sent: unknown[] = []
    await open(waiting, {
      grantFile: ({ input }: { input: unknown }) => {
        sent.push(input)
        return { __typename: 'GrantFileDone', grant: fileGrant() }
      },
    })
    await userEvent.click(await screen.findByRole('button', { name: /^Открыть: Орлов П\. И\./ }))
    const sheet = await screen.findByRole('dialog', { name: 'Открыть сведения' })
    expect(sheet).toHaveTextContent('Для чего: Договариваться о встречах')
    await userEvent.click(within(sheet).getByRole('checkbox', { name: 'Электронная почта' }))
    await userEvent.click(within(sheet).getByRole('button', { name: 'Открыть доступ' }))
    await waitFor(() =>
      expect(sent).toMatchObject([
        { grantId: 'file-grant:1', fields: ['PHONE'], until: addMonths(today(), 3) },
      ]),
    )
  })

  it('is not opened without a single fact', async () => {
    const sent: unknown[] = []
    await open(waiting, { grantFile: ({ input }: { input: unknown }) => sent.push(input) })
    await userEvent.click(await screen.findByRole('button', { name: /^Открыть: / }))
    const sheet = await screen.findByRole('dialog')
    for (const box of within(sheet).getAllByRole('checkbox')) await userEvent.click(box)
    await userEvent.click(within(sheet).getByRole('button', { name: 'Открыть доступ' }))
    expect((await within(sheet).findAllByText(/Выберите хотя бы одно или откажите/)).length).toBeGreaterThan(
      0,
    )
    expect(sent).toEqual([])
  })

  it('is refused with a reason', async () => {
    const sent: unknown[] = []
    await open(waiting, {
      refuseFile: ({ input }: { input: unknown }) => {
        sent.push(input)
        return { __typename: 'RefuseFileDone', grant: askedGrant({ state: 'REFUSED' }) }
      },
    })
    await userEvent.click(await screen.findByRole('button', { name: /^Отказать: / }))
    const sheet = await screen.findByRole('dialog', { name: 'Отказать в доступе' })
    await userEvent.type(within(sheet).getByRole('textbox', { name: /Почему/ }), 'Есть почта школы')
    await userEvent.click(within(sheet).getByRole('button', { name: 'Отказать' }))
    await waitFor(() => expect(sent).toMatchObject([{ note: 'Есть почта школы' }]))
  })

  it('is first what waits, then all when asked so', async () => {
    const asked = await open(page([]))
    expect(await screen.findByText('Решать нечего')).toBeVisible()
    expect(asked[0]?.open).toBe(true)
    await userEvent.click(screen.getByText('Все'))
    expect(await screen.findByText('Запросов не было')).toBeVisible()
    expect(asked.at(-1)?.open).toBe(false)
  })

  it('is nobody else’s matter', async () => {
    await open(null)
    expect(await screen.findByText('Доступы этой организации вам не показаны')).toBeVisible()
  })
})
