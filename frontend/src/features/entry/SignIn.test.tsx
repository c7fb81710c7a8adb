import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { drop } from '@/shared/api/access'
import { mockApi } from '../../../tests/mock-api'
import { renderPart } from '../../../tests/render'
import { SignIn } from './SignIn'

vi.setConfig({ testTimeout: 40_000 })
afterEach(() => {
  drop()
  vi.unstubAllGlobals()
})

const GRANT = { body: { accessToken: 'first', expiresIn: 600 } }
const config = (over: object = {}) => ({
  'GET /auth/config': { body: { demo: false, accounts: [], demoMail: false, version: '1', ...over } },
})
const demo = config({
  demo: true,
  password: 'demo-demo-demo',
  accounts: [
    { email: 'curator@demo', role: 'CURATOR' },
    { email: 'head@demo', role: 'HEAD' },
  ],
})

async function fill(email: string, password: string) {
  if (email) await userEvent.type(screen.getByRole('textbox', { name: 'Электронная почта' }), email)
  if (password) await userEvent.type(screen.getByLabelText('Пароль'), password)
  await userEvent.click(screen.getByRole('button', { name: 'Войти' }))
}

it('asks for both before it troubles the server, and leads to what is missing', async () => {
  const { calls } = mockApi({ rest: config() })
  await renderPart(<SignIn next="/" />)
  await fill('', '')
  const summary = await screen.findByRole('alert')
  expect(summary).toHaveTextContent('Исправьте 2 поля')
  expect(summary).toHaveFocus()
  expect(calls.filter((call) => call.startsWith('POST'))).toEqual([])
})

it('takes who signed in to the page they came for, and forgets what the last reader saw', async () => {
  const sent: unknown[] = []
  mockApi({
    rest: {
      ...config(),
      'POST /auth/sign-in': (body) => {
        sent.push(body)
        return GRANT
      },
    },
  })
  const { queryClient } = await renderPart(<SignIn next="/s/1?year=2025" />)
  queryClient.setQueryData(['session'], { viewer: 'somebody else' })
  await fill('  curator@demo ', 'свой длинный пароль')
  await vi.waitFor(() => expect(queryClient.getQueryData(['session'])).toBeUndefined())
  // Around an address spaces are a slip of the hand; in a password they are the password.
  expect(sent).toEqual([{ email: 'curator@demo', password: 'свой длинный пароль' }])
  expect(localStorage.getItem('nastavnik.signed-in')).toBe('1')
})

it('says of wrong words neither which was wrong nor whether the account is there', async () => {
  mockApi({
    rest: {
      ...config(),
      'POST /auth/sign-in': { status: 401, body: { error: { code: 'INVALID_CREDENTIALS' } } },
    },
  })
  await renderPart(<SignIn next="/" />)
  await fill('curator@demo', 'не тот пароль')
  expect(await screen.findByRole('alert')).toHaveTextContent('Почта или пароль не подходят')
  expect(screen.getByRole('textbox', { name: 'Электронная почта' })).toHaveValue('curator@demo')
  expect(localStorage.getItem('nastavnik.signed-in')).toBeNull()
})

it('says how long to wait after too many attempts', async () => {
  mockApi({
    rest: {
      ...config(),
      'POST /auth/sign-in': { status: 429, body: { error: { code: 'THROTTLED', retryAfter: 22 } } },
    },
  })
  await renderPart(<SignIn next="/" />)
  await fill('curator@demo', 'опять не тот')
  expect(await screen.findByText('Слишком много попыток. Подождите 22 секунды.')).toBeVisible()
})

it('offers the accounts of a demonstration by one press, and only there', async () => {
  const sent: unknown[] = []
  mockApi({
    rest: {
      ...demo,
      'POST /auth/sign-in': (body) => {
        sent.push(body)
        return GRANT
      },
    },
  })
  await renderPart(<SignIn next="/" />)
  await userEvent.click(await screen.findByRole('button', { name: /руководитель/ }))
  await vi.waitFor(() => expect(sent).toEqual([{ email: 'head@demo', password: 'demo-demo-demo' }]))
})

it('tells who has no account where accounts come from', async () => {
  mockApi({ rest: config() })
  await renderPart(<SignIn next="/" />)
  expect(await screen.findByText(/Учётную запись даёт ваша организация/)).toBeVisible()
  expect(screen.getByRole('link', { name: 'Забыли пароль?' })).toHaveAttribute('href', '/reset')
  expect(screen.getByRole('link', { name: /Опубликованные практики/ })).toHaveAttribute('href', '/p')
})
