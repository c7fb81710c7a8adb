import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { drop } from '@/shared/api/access'
import { mockApi } from '../../../tests/mock-api'
import { renderPart } from '../../../tests/render'
import { InvitationPage } from './InvitationPage'

vi.setConfig({ testTimeout: 40_000 })
afterEach(() => {
  drop()
  vi.unstubAllGlobals()
})

const PASSWORD = 'мост через тихую реку'
const ground = { schoolName: 'СОШ № 89', roleLabel: 'CURATOR' }
const known = { kind: 'ACTIVATE', displayName: 'Анна Ильинична', email: null, ...ground }
const stranger = { kind: 'REGISTER', displayName: null, email: 'new@school.example', ...ground }

async function open(invitation: object, answer: object = { body: { accessToken: 'a', expiresIn: 600 } }) {
  const sent: unknown[] = []
  mockApi({
    rest: {
      'GET /auth/invitation?token=t%201': { body: invitation },
      'POST /auth/invitation/accept': (body) => {
        sent.push(body)
        return answer
      },
    },
  })
  await renderPart(<InvitationPage token="t 1" />)
  await screen.findByText('СОШ № 89')
  return sent
}
const enter = () => userEvent.click(screen.getByRole('button', { name: 'Войти' }))
const typePassword = async (first: string, second = first) => {
  await userEvent.type(screen.getByLabelText(/^Придумайте пароль/), first)
  await userEvent.type(screen.getByLabelText(/^Повторите пароль/), second)
}

it('says who invites and as whom before anything is asked', async () => {
  await open(known)
  expect(screen.getByText('куратор')).toBeVisible()
  expect(screen.getByText('Анна Ильинична, задайте пароль, чтобы войти.')).toBeVisible()
  // The school knows the person: nothing but the password is theirs to give.
  expect(screen.queryByLabelText(/^Фамилия/)).toBeNull()
})

it('takes a password only twice the same and long enough', async () => {
  const sent = await open(known)
  await typePassword('коротко', 'другое')
  await enter()
  expect(await screen.findByRole('alert')).toHaveTextContent('Не меньше 12 знаков')
  await userEvent.clear(screen.getByLabelText(/^Придумайте пароль/))
  await userEvent.type(screen.getByLabelText(/^Придумайте пароль/), PASSWORD)
  await enter()
  expect(await screen.findByRole('alert')).toHaveTextContent('Пароли не совпадают')
  expect(sent).toEqual([])
  await userEvent.clear(screen.getByLabelText(/^Повторите пароль/))
  await userEvent.type(screen.getByLabelText(/^Повторите пароль/), PASSWORD)
  await enter()
  await vi.waitFor(() => expect(sent).toEqual([{ token: 't 1', password: PASSWORD }]))
})

it('lets a newcomer introduce themselves, with the address of the letter as the name to sign in by', async () => {
  const sent = await open(stranger)
  expect(screen.getByRole('textbox', { name: /^Электронная почта/ })).toHaveValue('new@school.example')
  await userEvent.type(screen.getByLabelText(/^Фамилия/), ' Белова ')
  await userEvent.type(screen.getByLabelText(/^Имя/), 'Анна')
  await typePassword(PASSWORD)
  await enter()
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toEqual({
    token: 't 1',
    password: PASSWORD,
    email: 'new@school.example',
    person: { lastName: 'Белова', firstName: 'Анна', patronymic: '' },
  })
})

it('keeps what was written when the password is refused', async () => {
  await open(stranger, { status: 400, body: { error: { code: 'WEAK_PASSWORD' } } })
  await userEvent.type(screen.getByLabelText(/^Фамилия/), 'Белова')
  await userEvent.type(screen.getByLabelText(/^Имя/), 'Анна')
  await typePassword('passwordpassword')
  await enter()
  expect(await screen.findByRole('alert')).toHaveTextContent('Пароль слишком простой')
  expect(screen.getByLabelText(/^Фамилия/)).toHaveValue('Белова')
})

it('says of a link used or out of date that it is, and asks for nothing', async () => {
  mockApi({
    rest: {
      'GET /auth/invitation?token=old': { status: 400, body: { error: { code: 'INVALID_TOKEN' } } },
    },
  })
  await renderPart(<InvitationPage token="old" />)
  expect(await screen.findByRole('alert')).toHaveTextContent('Ссылка не действует')
  expect(screen.queryByRole('button', { name: 'Войти' })).toBeNull()
})

it('knows an address that was cut, without asking the server', async () => {
  const { calls } = mockApi({})
  await renderPart(<InvitationPage token="" />)
  expect(screen.getByRole('alert')).toHaveTextContent('Откройте ссылку из письма целиком')
  expect(calls).toEqual([])
})
