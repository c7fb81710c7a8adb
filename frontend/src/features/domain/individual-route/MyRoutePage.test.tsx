import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { individualRoute } from '../../../../tests/individual-routes'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { MyRoutePage } from './MyRoutePage'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(() => {
  signedIn()
  vi.useFakeTimers({ now: new Date('2026-11-29T10:00:00Z'), toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const workplace = { id: 'employment:1', school: { id: 'school:3', name: 'Школа № 3' } }
type Sent = { goal: string; reason?: string; version?: number; steps: { direction: string }[] }

async function open(routes: unknown[], answers: Record<string, (input: Sent) => object> = {}) {
  const sent: Record<string, Sent[]> = {}
  mockApi({
    graphql: {
      viewer: {
        person: { id: 'person:1' },
        participant: {
          workplaces: [workplace],
          mentorships: [
            {
              id: 'mentorship:1',
              mentees: [{ person: { id: 'person:1' } }],
              programme: { id: 'programme:1', goal: 'Вести урок' },
            },
            {
              id: 'mentorship:2',
              mentees: [{ person: { id: 'person:7' } }],
              programme: { id: 'programme:2', goal: 'Программа моего подопечного' },
            },
          ],
          routes,
        },
      },
      ...Object.fromEntries(
        ['keepRoute', 'reviseRoute', 'activateRoute', 'finishRoute'].map((act) => [
          act,
          ({ input }: { input: Sent }) => {
            sent[act] = [...(sent[act] ?? []), input]
            const name = `${act[0]?.toUpperCase()}${act.slice(1)}Done`
            return answers[act]?.(input) ?? { __typename: name, route: individualRoute() }
          },
        ]),
      ),
    },
  })
  await renderPart(<MyRoutePage />)
  await screen.findByRole('heading', { level: 1, name: 'Мой маршрут' })
  return sent
}
const sheet = () => screen.findByRole('dialog')

describe('the ladder of a route', () => {
  it('has a rung for every year, says which one is running, and leads to the programme', async () => {
    await open([individualRoute()])
    const ladder = screen.getByRole('list', { name: 'Годы маршрута' })
    const years = within(ladder).getAllByRole('listitem')
    expect(years.map((year) => year.textContent?.slice(0, 7))).toEqual([
      '2025/26',
      '2026/27',
      '2027/28',
      '2028/29',
    ])
    expect(years[0]).toHaveTextContent('Ожидаем: Открытый урок')
    expect(within(ladder).getByRole('link', { name: 'Программа: Вести урок' })).toHaveAttribute(
      'href',
      '/programmes/1',
    )
    expect(years[1]).toHaveAttribute('aria-current', 'step')
    expect(years[1]).toHaveTextContent('2-й год, идёт сейчас')
    expect(years[3]).toHaveTextContent('Направление не записано')
  })

  it('says why it was revised and what came of it', async () => {
    await open([
      individualRoute({
        state: 'FINISHED',
        edition: 2,
        revisionReason: 'Сменился предмет',
        finishedOn: '2026-06-01',
        result: 'Ведёт кружок',
      }),
    ])
    expect(screen.getByText('редакция 2')).toBeVisible()
    expect(screen.getByText('Пересмотрен: Сменился предмет')).toBeVisible()
    expect(screen.getByText(/^Завершён 1 июня 2026 г\.: Ведёт кружок$/)).toBeVisible()
  })
})

describe('a new route', () => {
  it('is written from nothing: a goal, and a direction of a year', async () => {
    const sent = await open([])
    expect(screen.getByText('Маршрута пока нет')).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Составить маршрут' }))
    const form = await sheet()
    await userEvent.type(within(form).getByRole('textbox', { name: /^Цель/ }), 'Стать методистом')
    await userEvent.click(within(form).getByRole('button', { name: 'Сохранить проект' }))
    expect(await within(form).findByText('Запишите направление хотя бы одного года')).toBeVisible()
    const second = within(form).getByRole('group', { name: '2027/28' })
    await userEvent.type(within(second).getByRole('textbox', { name: 'Направление' }), 'Вести класс')
    await userEvent.click(within(form).getByRole('button', { name: 'Сохранить проект' }))
    await waitFor(() =>
      expect(sent.keepRoute).toMatchObject([
        {
          schoolId: 'school:3',
          personId: 'person:1',
          goal: 'Стать методистом',
          fromYear: 2026,
          untilYear: 2029,
          steps: [{ schoolYear: 2027, direction: 'Вести класс', expected: null, programmeId: null }],
        },
      ]),
    )
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('may take five years, and several directions in one', async () => {
    await open([])
    await userEvent.click(screen.getByRole('button', { name: 'Составить маршрут' }))
    const form = await sheet()
    expect(within(form).queryByRole('group', { name: '2030/31' })).toBeNull()
    await userEvent.click(within(form).getByText('5 лет'))
    const last = within(form).getByRole('group', { name: '2030/31' })
    await userEvent.click(within(last).getByRole('button', { name: 'Ещё направление: 2030/31' }))
    expect(within(last).getAllByRole('textbox', { name: 'Направление' })).toHaveLength(2)
  })

  it('names only programmes in which the reader is the mentee', async () => {
    await open([])
    await userEvent.click(screen.getByRole('button', { name: 'Составить маршрут' }))
    const form = await sheet()
    const [programme] = within(form).getAllByRole('combobox', { name: 'Программа' })
    if (!programme) throw new Error('no choice of a programme')
    await userEvent.click(programme)
    expect(await screen.findByRole('option', { name: 'Вести урок' })).toBeVisible()
    expect(screen.queryByRole('option', { name: 'Программа моего подопечного' })).toBeNull()
  })

  it('shows a refusal of the server on the year that it means', async () => {
    await open([], {
      keepRoute: () => ({
        __typename: 'InvalidInput',
        fields: [{ path: ['steps', '0', 'direction'], problem: 'TOO_LONG' }],
      }),
    })
    await userEvent.click(screen.getByRole('button', { name: 'Составить маршрут' }))
    const form = await sheet()
    await userEvent.type(within(form).getByRole('textbox', { name: /^Цель/ }), 'Цель')
    const third = within(form).getByRole('group', { name: '2028/29' })
    await userEvent.type(within(third).getByRole('textbox', { name: 'Направление' }), 'Очень длинное')
    await userEvent.click(within(form).getByRole('button', { name: 'Сохранить проект' }))
    await waitFor(() => expect(within(third).getByRole('textbox', { name: 'Направление' })).toBeInvalid())
  })

  it('is not begun while another one is open at the same school', async () => {
    await open([individualRoute()])
    expect(screen.queryByRole('button', { name: 'Составить маршрут' })).toBeNull()
  })
})

describe('a route in force', () => {
  const route = individualRoute({ viewerCan: ['REVISE', 'FINISH'] })

  it('is revised with a reason, and keeps its words', async () => {
    const sent = await open([route])
    await userEvent.click(screen.getByRole('button', { name: 'Пересмотреть' }))
    const form = await sheet()
    expect(within(form).getByRole('textbox', { name: /^Цель/ })).toHaveValue(route.goal)
    await userEvent.click(within(form).getByRole('button', { name: 'Пересмотреть маршрут' }))
    expect(sent.reviseRoute).toBeUndefined()
    await userEvent.type(within(form).getByRole('textbox', { name: /^Почему/ }), 'Сменился предмет')
    await userEvent.click(within(form).getByRole('button', { name: 'Пересмотреть маршрут' }))
    await waitFor(() =>
      expect(sent.reviseRoute).toMatchObject([
        { version: 2, reason: 'Сменился предмет', steps: [{ schoolYear: 2025 }, { schoolYear: 2026 }] },
      ]),
    )
  })

  it('that was changed meanwhile says so and stays open', async () => {
    await open([route], {
      reviseRoute: () => ({ __typename: 'ReviseRouteConflict', current: individualRoute({ version: 3 }) }),
    })
    await userEvent.click(screen.getByRole('button', { name: 'Пересмотреть' }))
    const form = await sheet()
    await userEvent.type(within(form).getByRole('textbox', { name: /^Почему/ }), 'Причина')
    await userEvent.click(within(form).getByRole('button', { name: 'Пересмотреть маршрут' }))
    expect(await within(form).findByRole('alert')).toHaveTextContent('Маршрут уже изменили')
  })

  it('is finished with what came of it', async () => {
    const sent = await open([route])
    await userEvent.click(screen.getByRole('button', { name: 'Завершить' }))
    const form = await sheet()
    await userEvent.type(within(form).getByRole('textbox', { name: /Чего достигли/ }), 'Ведёт кружок')
    await userEvent.click(within(form).getByRole('button', { name: 'Завершить' }))
    await waitFor(() => expect(sent.finishRoute).toMatchObject([{ result: 'Ведёт кружок' }]))
  })

  it('is put into force by the curator alone', async () => {
    const sent = await open([individualRoute({ state: 'DRAFT', viewerCan: ['KEEP', 'ACTIVATE'] })])
    await userEvent.click(screen.getByRole('button', { name: 'Ввести в действие' }))
    await waitFor(() => expect(sent.activateRoute).toMatchObject([{ routeId: 'individual-route:1' }]))
  })

  it('offers nothing to who only reads it', async () => {
    await open([individualRoute()])
    for (const name of ['Пересмотреть', 'Завершить', 'Ввести в действие', 'Изменить проект'])
      expect(screen.queryByRole('button', { name })).toBeNull()
  })
})
