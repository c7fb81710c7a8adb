import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../tests/mock-api'
import { renderPart } from '../../../tests/render'
import { SessionsPage } from './SessionsPage'

const here = {
  id: 'a',
  createdAt: '2026-11-20T08:00:00Z',
  lastUsedAt: '2026-11-21T09:12:00Z',
  userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/140 Safari/537',
  current: true,
}
const phone = { ...here, id: 'b', userAgent: 'Mozilla/5.0 (iPhone) Safari/605', current: false }

beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

it('ends another session after naming it, and never offers to end this one', async () => {
  const open = [here, phone]
  const { calls } = mockApi({
    rest: {
      'GET /auth/sessions': () => ({ body: open }),
      'DELETE /auth/sessions/b': () => {
        open.pop()
        return { status: 204 }
      },
    },
  })
  await renderPart(<SessionsPage />)
  expect(await screen.findByText('2 сеанса')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: /^Завершить/ }))
  const dialog = await screen.findByRole('dialog', { name: 'Завершить сеанс: Safari, iPhone?' })
  await userEvent.click(within(dialog).getByRole('button', { name: 'Завершить' }))
  expect(await screen.findByText('1 сеанс')).toBeVisible()
  expect(calls).toContain('DELETE /auth/sessions/b')
  expect(screen.queryByRole('button', { name: /^Завершить/ })).toBeNull()
})

it('keeps the dialog and says why when the session cannot be ended', async () => {
  mockApi({
    rest: { 'GET /auth/sessions': { body: [here, phone] }, 'DELETE /auth/sessions/b': { status: 503 } },
  })
  await renderPart(<SessionsPage />)
  await userEvent.click(await screen.findByRole('button', { name: /^Завершить/ }))
  const dialog = await screen.findByRole('dialog')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Завершить' }))
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('Сервис временно недоступен')
})
