import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import i18n from 'i18next'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { addDays, today } from '@/shared/lib/days'
import { mockApi, signedIn } from '../../../tests/mock-api'
import { renderPart } from '../../../tests/render'
import { CorrectionsPage } from './CorrectionsPage'

vi.setConfig({ testTimeout: 40_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const request = (id: string, fullName: string, over: object = {}) => ({
  id: `correction:${id}`,
  school: { id: 'school:1', name: 'СОШ № 89' },
  person: { id: `person:${id}`, fullName, viewerCan: ['READ', 'EDIT'] },
  area: 'NAME',
  wrong: 'Орлава',
  wanted: 'Орлова',
  state: 'OPEN',
  filedOn: '2026-11-10',
  correctBy: addDays(today(), -2),
  answerBy: addDays(today(), 1),
  dueGround: 'PRODUCTION_CALENDAR',
  answer: null,
  answeredBy: null,
  answeredOn: null,
  viewerCan: ['READ', 'ANSWER'],
  ...over,
})

type Asked = { states: string[] | null }

function desk(nodes: unknown[]) {
  const asked: Asked[] = []
  const viewer = {
    school: {
      id: 'school:1',
      corrections: (args: Asked) => {
        asked.push(args)
        const pageInfo = { hasNextPage: false, hasPreviousPage: false }
        return { totalCount: nodes.length, pageInfo, nodes }
      },
    },
  }
  return { viewer, asked }
}

const page = (search = {}, onSearch = vi.fn()) =>
  renderPart(<CorrectionsPage schoolId="school:1" search={search} onSearch={onSearch} />)

async function openSheet(name: string) {
  await userEvent.click(await screen.findByRole('button', { name: `Ответить: ${name}` }))
  return screen.findByRole('dialog', { name: 'Фамилия, имя, отчество' })
}

it('lists what waits for an answer, and says what is late', async () => {
  const { viewer, asked } = desk([request('1', 'Орлова Ольга')])
  mockApi({ graphql: { viewer } })
  await page()
  const row = await screen.findByRole('row', { name: /Орлова Ольга/ })
  expect(row).toHaveTextContent('исправить – просрочено на 2 дня')
  expect(row).toHaveTextContent('ответить – завтра')
  expect(asked[0]?.states).toEqual(['OPEN'])
  expect(screen.queryByRole('button', { name: /Снять/ })).toBeNull()
})

it('keeps the state in the address, and leaves the default out of it', async () => {
  const onSearch = vi.fn()
  const { viewer, asked } = desk([])
  mockApi({ graphql: { viewer } })
  await page({ state: 'ALL' }, onSearch)
  expect(await screen.findByText('Таких просьб нет')).toBeVisible()
  expect(asked[0]?.states).toBeNull()
  const choose = async (name: string) => {
    await userEvent.click(screen.getByRole('combobox', { name: 'Состояние' }))
    await userEvent.click(await screen.findByRole('option', { name }))
  }
  await choose('Отказано')
  expect(onSearch).toHaveBeenLastCalledWith({ state: 'DECLINED', after: undefined, before: undefined })
  await choose('Ждут ответа')
  expect(onSearch).toHaveBeenLastCalledWith({ state: undefined, after: undefined, before: undefined })
})

it('answers only in words, and a refusal is asked for its reason', async () => {
  const sent: unknown[] = []
  const { viewer } = desk([request('1', 'Орлова Ольга')])
  mockApi({
    graphql: {
      viewer,
      answerCorrection: ({ input }: { input: unknown }) => {
        sent.push(input)
        return { __typename: 'AnswerCorrectionDone' }
      },
    },
  })
  await page()
  const sheet = await openSheet('Орлова Ольга')
  expect(sheet).toHaveTextContent('Орлава')
  expect(within(sheet).getByRole('link', { name: 'Орлова Ольга' })).toHaveAttribute('href', '/people/1')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Отправить ответ' }))
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Скажите, исправлены ли данные')
  expect(sent).toEqual([])
  expect(within(sheet).getByRole('textbox', { name: 'Что сделано' })).toBeVisible()
  await userEvent.click(within(sheet).getByRole('radio', { name: 'В исправлении отказано' }))
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Почему отказано' }), 'Так в паспорте.')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Отправить ответ' }))
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toEqual({ correctionId: 'correction:1', corrected: false, answer: 'Так в паспорте.' })
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('keeps the sheet and its words when somebody answered first', async () => {
  const { viewer } = desk([request('1', 'Орлова Ольга')])
  let answered = false
  const open = viewer.school.corrections
  viewer.school.corrections = (args) => (answered ? { ...open(args), totalCount: 0, nodes: [] } : open(args))
  mockApi({
    graphql: {
      viewer,
      answerCorrection: () => {
        answered = true
        return { __typename: 'AnswerCorrectionRefused', reason: 'ALREADY_SETTLED' }
      },
    },
  })
  await page()
  const sheet = await openSheet('Орлова Ольга')
  await userEvent.click(within(sheet).getByRole('radio', { name: 'Данные исправлены' }))
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Что сделано' }), 'Исправлено.')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Отправить ответ' }))
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('На просьбу уже ответили')
  expect(within(sheet).getByRole('textbox', { name: 'Что сделано' })).toHaveValue('Исправлено.')
  expect(await screen.findByText('Просьб без ответа нет')).toBeInTheDocument()
})

it('leaves a curator the reading of a request about themselves', async () => {
  const { viewer } = desk([request('1', 'Орлова Ольга', { viewerCan: ['READ', 'WITHDRAW'] })])
  mockApi({ graphql: { viewer } })
  await page()
  await userEvent.click(await screen.findByRole('button', { name: 'Прочитать: Орлова Ольга' }))
  const sheet = await screen.findByRole('dialog')
  expect(sheet).toHaveTextContent('ответит другой куратор или руководитель')
  expect(within(sheet).queryByRole('button', { name: 'Отправить ответ' })).toBeNull()
})

it('tells who may not read names that the list is closed to them', async () => {
  mockApi({ graphql: { viewer: { school: { id: 'school:1', corrections: null } } } })
  await page()
  await vi.waitFor(() => expect(screen.getByText(i18n.t('school:namesClosed'))).toBeVisible())
  expect(screen.queryByRole('table')).toBeNull()
})
