import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ApiError } from '@/shared/api/error'
import { mockApi } from '../../../tests/mock-api'
import { renderPart } from '../../../tests/render'
import { readDraft } from './draft'
import { SurveyPage } from './SurveyPage'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

const question = {
  code: 'ready',
  section: 'MOTIVATION',
  ask: 'ONE',
  options: ['YES', 'NO'],
  least: null,
  limit: null,
  required: true,
}
const sheet = {
  kind: 'POTENTIAL_MENTOR',
  addressee: 'Анна Ивановна',
  schoolName: 'СОШ № 5',
  closesOn: '2026-09-20',
  savedAt: null,
  submittedAt: null,
  questions: [
    question,
    {
      ...question,
      code: 'competences',
      section: 'COMPETENCES',
      ask: 'LINES',
      options: [],
      limit: 10,
    },
  ],
  answers: [],
}

type Args = { input: { answers: { code: string; values: string[] }[] } }

it('keeps each answer, leads section by section and is handed in once', async () => {
  const saved: unknown[] = []
  mockApi({
    graphql: {
      survey: sheet,
      saveSurveyAnswers: ({ input }: Args) => {
        saved.push(...input.answers)
        return { __typename: 'SaveSurveyAnswersDone', savedAt: '2026-09-10T09:00:00Z' }
      },
      submitSurvey: { __typename: 'SubmitSurveyDone', cardMade: true },
    },
  })
  await renderPart(<SurveyPage token="abc" />)
  await userEvent.click(await screen.findByRole('radio', { name: 'да' }))
  expect(await screen.findByText('Отвечено 1 из 2')).toBeVisible()
  await waitFor(() => expect(saved).toEqual([{ code: 'ready', values: ['YES'] }]), { timeout: 5_000 })
  await waitFor(() => expect(readDraft('abc')).toEqual({}))
  await userEvent.click(screen.getByRole('button', { name: 'Дальше' }))
  await userEvent.type(screen.getByRole('textbox', { name: /умеете хорошо/ }), 'оценивание')
  await userEvent.click(screen.getByRole('button', { name: 'Отправить ответы' }))
  expect(await screen.findByText('Спасибо, ответы отправлены')).toBeVisible()
  expect(saved.at(-1)).toEqual({ code: 'competences', values: ['оценивание'] })
})

it('hands in what was still on its way when the last button was pressed', async () => {
  let arrive = () => {}
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  const order: string[] = []
  mockApi({
    graphql: {
      survey: { ...sheet, questions: [question] },
      saveSurveyAnswers: async () => {
        await arrived
        order.push('saved')
        return { __typename: 'SaveSurveyAnswersDone', savedAt: '2026-09-10T09:00:00Z' }
      },
      submitSurvey: () => {
        order.push('submitted')
        return { __typename: 'SubmitSurveyDone', cardMade: true }
      },
    },
  })
  await renderPart(<SurveyPage token="abc" />)
  await userEvent.click(await screen.findByRole('radio', { name: 'да' }))
  expect(await screen.findByText(/Сохраня/, {}, { timeout: 5_000 })).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Отправить ответы' }))
  arrive()
  expect(await screen.findByText('Спасибо, ответы отправлены')).toBeVisible()
  expect(order).toEqual(['saved', 'submitted'])
})

it('holds what was said on the device while there is no connection', async () => {
  mockApi({
    graphql: {
      survey: sheet,
      saveSurveyAnswers: () => {
        throw new ApiError('NETWORK', 'no connection')
      },
    },
  })
  const online = globalThis.fetch
  await renderPart(<SurveyPage token="abc" />)
  const yes = await screen.findByRole('radio', { name: 'да' })
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')))
  await userEvent.click(yes)
  expect(await screen.findByText(/Нет связи/, {}, { timeout: 5_000 })).toBeVisible()
  expect(readDraft('abc')).toEqual({ ready: ['YES'] })
  vi.stubGlobal('fetch', online)
})

it('leads to what is missing', async () => {
  mockApi({
    graphql: {
      survey: sheet,
      saveSurveyAnswers: { __typename: 'SaveSurveyAnswersDone', savedAt: '2026-09-10T09:00:00Z' },
      submitSurvey: { __typename: 'SubmitSurveyRefused', reason: 'MISSING', missing: ['ready'] },
    },
  })
  await renderPart(<SurveyPage token="abc" />)
  await userEvent.click(await screen.findByRole('button', { name: 'Дальше' }))
  await userEvent.click(screen.getByRole('button', { name: 'Отправить ответы' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Перейти к ним' }))
  expect(await screen.findByText('Нужен ответ')).toBeVisible()
})

it('says the same of every link that opens nothing', async () => {
  mockApi({ graphql: { survey: null } })
  await renderPart(<SurveyPage token="abc" />)
  expect(await screen.findByText('Ссылка не действует')).toBeVisible()
})
