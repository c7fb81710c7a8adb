import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { SavedViews } from './SavedViews'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

type View = { id: string; name: string; address: string }
const own = { id: 'view:1', name: 'Весь список', address: '/' }
const filtered = { id: 'view:2', name: 'Свободные', address: '/?state=AVAILABLE' }
const elsewhere = { id: 'view:3', name: 'Пары района', address: '/pairs?state=ACTIVE' }

async function open(views: View[], more: object = {}) {
  mockApi({ graphql: { viewer: { savedViews: () => views }, ...more } })
  await renderPart(<SavedViews />)
  await userEvent.click(screen.getByRole('button', { name: 'Мои подборки' }))
}
const items = async () => (await screen.findAllByRole('menuitem')).map(({ textContent }) => textContent)

it('offers what was kept of this page and not of others', async () => {
  await open([own, filtered, elsewhere])
  await screen.findByRole('menuitem', { name: 'Свободные' })
  // The selection that stands open can be thrown away; the others are opened first.
  expect(await items()).toEqual(['Весь список', 'Свободные', 'Сохранить подборку', 'Удалить: Весь список'])
})

it('has nothing but the way to keep one where nothing was kept', async () => {
  await open([elsewhere])
  expect(await items()).toEqual(['Сохранить подборку'])
})

it('keeps the address as it stands under a name', async () => {
  const sent: unknown[] = []
  await open([], {
    keepView: ({ input }: { input: unknown }) => {
      sent.push(input)
      return { __typename: 'KeepViewDone' }
    },
  })
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Сохранить подборку' }))
  const sheet = await screen.findByRole('dialog', { name: 'Сохранить подборку' })
  const save = () => userEvent.click(within(sheet).getByRole('button', { name: 'Сохранить подборку' }))
  await save()
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Заполните поле')
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Название' }), ' Все ')
  await save()
  await vi.waitFor(() => expect(sent).toMatchObject([{ name: 'Все', address: '/' }]))
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('says when there are too many, and keeps the name', async () => {
  await open([], { keepView: () => ({ __typename: 'KeepViewRefused', reason: 'TOO_MANY' }) })
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Сохранить подборку' }))
  const sheet = await screen.findByRole('dialog')
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Название' }), 'Все')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Сохранить подборку' }))
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Сохранено уже пятьдесят')
  expect(within(sheet).getByRole('textbox', { name: 'Название' })).toHaveValue('Все')
})

it('forgets the one that stands open', async () => {
  const kept = [own]
  const forgotten: unknown[] = []
  await open(kept, {
    forgetView: ({ input }: { input: { viewId: string } }) => {
      forgotten.push(input.viewId)
      kept.pop()
      return { __typename: 'ForgetViewDone' }
    },
  })
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Удалить: Весь список' }))
  await vi.waitFor(() => expect(forgotten).toEqual(['view:1']))
})
