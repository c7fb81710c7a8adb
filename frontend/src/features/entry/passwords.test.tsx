import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { drop } from '@/shared/api/access'
import { mockApi, signedIn } from '../../../tests/mock-api'
import { renderPart } from '../../../tests/render'
import { PasswordPage } from './PasswordPage'
import { ResetConfirm } from './ResetConfirm'
import { ResetRequest } from './ResetRequest'

vi.setConfig({ testTimeout: 40_000 })
afterEach(() => {
  drop()
  vi.unstubAllGlobals()
})

const PASSWORD = 'мост через тихую реку'

describe('a change of the password', () => {
  beforeEach(signedIn)

  async function fill(current: string, next: string, repeat = next) {
    await userEvent.type(screen.getByLabelText(/^Нынешний пароль/), current)
    await userEvent.type(screen.getByLabelText(/^Новый пароль( \*)?$/), next)
    await userEvent.type(screen.getByLabelText(/^Новый пароль ещё раз/), repeat)
    await userEvent.click(screen.getByRole('button', { name: 'Сменить пароль' }))
  }

  it('sends both and empties the fields, so that nobody reads them over a shoulder', async () => {
    const sent: unknown[] = []
    mockApi({
      rest: {
        'POST /auth/password': (body) => {
          sent.push(body)
          return { status: 204 }
        },
      },
    })
    await renderPart(<PasswordPage />)
    await fill('старый', PASSWORD)
    await vi.waitFor(() => expect(sent).toEqual([{ current: 'старый', next: PASSWORD }]))
    await vi.waitFor(() => expect(screen.getByLabelText(/^Нынешний пароль/)).toHaveValue(''))
  })

  it('puts a wrong present password on its field and not over the page', async () => {
    mockApi({
      rest: { 'POST /auth/password': { status: 401, body: { error: { code: 'INVALID_CREDENTIALS' } } } },
    })
    await renderPart(<PasswordPage />)
    await fill('не тот', PASSWORD)
    expect(await screen.findByRole('alert')).toHaveTextContent('Пароль не подходит')
    expect(screen.getAllByRole('alert')).toHaveLength(1)
    expect(screen.getByLabelText(/^Нынешний пароль/)).toHaveAccessibleDescription('Пароль не подходит')
    expect(screen.getByLabelText(/^Новый пароль( \*)?$/)).toHaveValue(PASSWORD)
  })

  it('tells a failure of the server as one', async () => {
    mockApi({ rest: { 'POST /auth/password': { status: 503 } } })
    await renderPart(<PasswordPage />)
    await fill('старый', PASSWORD)
    expect(await screen.findByRole('alert')).toHaveTextContent('Сервис временно недоступен')
    expect(screen.getByLabelText(/^Нынешний пароль/)).not.toHaveAccessibleDescription()
  })
})

describe('a forgotten password', () => {
  it('is answered the same for every address: the page must not tell who has an account', async () => {
    const sent: unknown[] = []
    mockApi({
      rest: {
        'POST /auth/reset/request': (body) => {
          sent.push(body)
          return { status: 202 }
        },
      },
    })
    await renderPart(<ResetRequest />)
    await userEvent.type(screen.getByRole('textbox', { name: /^Электронная почта/ }), 'nobody@school.example')
    await userEvent.click(screen.getByRole('button', { name: 'Прислать ссылку' }))
    expect(await screen.findByRole('status')).toHaveTextContent('Если такой адрес у нас есть')
    expect(sent).toEqual([{ email: 'nobody@school.example' }])
    expect(screen.queryByRole('textbox')).toBeNull()
    expect(screen.getByRole('link', { name: 'Ко входу' })).toHaveAttribute('href', '/sign-in')
  })

  it('wants an address that can be one', async () => {
    const { calls } = mockApi({})
    await renderPart(<ResetRequest />)
    await userEvent.type(screen.getByRole('textbox', { name: /^Электронная почта/ }), 'школа')
    await userEvent.click(screen.getByRole('button', { name: 'Прислать ссылку' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('Нужен адрес вида name@example.ru')
    expect(calls).toEqual([])
  })

  it('is replaced by the link of the letter', async () => {
    const sent: unknown[] = []
    mockApi({
      rest: {
        'POST /auth/reset/confirm': (body) => {
          sent.push(body)
          return { body: { accessToken: 'a', expiresIn: 600 } }
        },
      },
    })
    await renderPart(<ResetConfirm token="once" />)
    await userEvent.type(screen.getByLabelText(/^Придумайте пароль/), PASSWORD)
    await userEvent.type(screen.getByLabelText(/^Повторите пароль/), PASSWORD)
    await userEvent.click(screen.getByRole('button', { name: 'Сохранить и войти' }))
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(sent[0]).toEqual({ token: 'once', password: PASSWORD })
  })

  it('says of a link used twice what helps', async () => {
    mockApi({
      rest: { 'POST /auth/reset/confirm': { status: 400, body: { error: { code: 'INVALID_TOKEN' } } } },
    })
    await renderPart(<ResetConfirm token="used" />)
    await userEvent.type(screen.getByLabelText(/^Придумайте пароль/), PASSWORD)
    await userEvent.type(screen.getByLabelText(/^Повторите пароль/), PASSWORD)
    await userEvent.click(screen.getByRole('button', { name: 'Сохранить и войти' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('Она одноразовая и имеет срок')
  })
})
