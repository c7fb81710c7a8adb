import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { FragmentType } from '@/shared/graphql/generated'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import type { NEED } from './card.fragment'
import { NeedSheet } from './NeedSheet'

/** A form of a dozen fields is slow to fill in on a busy machine. */
vi.setConfig({ testTimeout: 60_000 })

const person = { id: 'person:2', fullName: 'Белов Пётр' }
const need = {
  id: 'need:1',
  person: { ...person, position: 'учитель' },
  school: { id: 'school:1', name: 'СОШ № 89' },
  request: 'Трудно держать класс',
  topics: ['UPBRINGING'],
  formats: [],
  categories: [],
  suggestedCategories: ['YOUNG_SPECIALIST_0_3'],
  deficits: [
    {
      id: 'deficit:1',
      kind: 'METHODICAL',
      area: 'критерии',
      source: 'DIAGNOSTICS',
      status: 'OPEN',
      severity: null,
    },
  ],
  extraFields: [],
  strengths: ['терпение'],
  supportNeeded: false,
  bankState: 'AVAILABLE',
  registeredAt: '2026-09-01T09:00:00Z',
  updatedAt: '2026-09-01T09:00:00Z',
  refreshAskedAt: null,
  absence: null,
  state: 'IN_BANK',
  mentorship: null,
  version: 3,
  viewerCan: ['READ', 'KEEP'],
}
const onClose = vi.fn()
type Input = { version: number | null; request: string; deficits: unknown[]; details: unknown }

beforeEach(signedIn)
afterEach(() => {
  vi.unstubAllGlobals()
  onClose.mockReset()
})

async function open(answer: (input: Input, time: number) => unknown, props: object = {}) {
  const sent: Input[] = []
  mockApi({
    graphql: {
      stateNeed: ({ input }: { input: Input }) => {
        sent.push(input)
        return answer(input, sent.length)
      },
    },
  })
  await renderPart(<NeedSheet opened onClose={onClose} schoolId="school:1" person={person} {...props} />)
  const sheet = await screen.findByRole('dialog', { name: 'Потребность в наставнике' })
  return {
    sent,
    sheet,
    save: () => userEvent.click(within(sheet).getByRole('button', { name: 'Сохранить' })),
  }
}
const done = () => ({ __typename: 'StateNeedDone', need })
const existing = { need: need as unknown as FragmentType<typeof NEED> }

it('states nothing without a request and a topic', async () => {
  const { sent, sheet, save } = await open(done)
  await save()
  const mistakes = await within(sheet).findByRole('alert')
  expect(mistakes).toHaveTextContent('Опишите запрос одним-двумя предложениями')
  expect(mistakes).toHaveTextContent('Отметьте хотя бы одну тему')
  expect(sent).toEqual([])
  // The summary leads to the field.
  await userEvent.click(within(mistakes).getByRole('button', { name: 'Запрос' }))
  expect(within(sheet).getByRole('textbox', { name: 'Запрос' })).toHaveFocus()
})

it('takes a deficit of one’s own as a self-assessment without asking how it was found', async () => {
  const { sent, sheet, save } = await open(done, { own: true })
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Запрос' }), ' Хочу вести проекты ')
  await userEvent.click(within(sheet).getByRole('checkbox', { name: 'воспитание' }))
  await userEvent.click(within(sheet).getByRole('button', { name: 'Добавить дефицит' }))
  expect(within(sheet).queryByRole('combobox', { name: 'Как выявлен' })).toBeNull()
  await save()
  expect(await within(sheet).findByRole('alert')).toHaveTextContent(
    'Назовите, в чём затруднение, или уберите',
  )
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Область' }), 'оценивание')
  await userEvent.type(
    within(sheet).getByRole('textbox', { name: 'Сильные стороны' }),
    'терпение{enter}{enter} речь ',
  )
  await save()
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({
    version: null,
    request: 'Хочу вести проекты',
    deficits: [{ id: null, kind: 'METHODICAL', area: 'оценивание', source: 'SELF_ASSESSMENT' }],
    details: { strengths: ['терпение', 'речь'], supportNeeded: false },
  })
})

it('asks a curator how a deficit was found, and never offers a self-assessment', async () => {
  const { sheet } = await open(done)
  await userEvent.click(within(sheet).getByRole('button', { name: 'Добавить дефицит' }))
  await userEvent.click(within(sheet).getByRole('combobox', { name: 'Как выявлен' }))
  const words = (await screen.findAllByRole('option')).map(({ textContent }) => textContent)
  expect(words).toHaveLength(2)
  expect(words.join()).not.toMatch(/самооценк/i)
})

it('keeps what stands in the record, and takes a removed deficit out of it', async () => {
  const { sent, sheet, save } = await open(done, existing)
  expect(within(sheet).getByRole('textbox', { name: 'Запрос' })).toHaveValue('Трудно держать класс')
  expect(sheet).toHaveTextContent('По записи о работе подходят')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Убрать дефицит 1' }))
  await save()
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({ version: 3, deficits: [], details: { strengths: ['терпение'] } })
})

it('lets the reader take the newer version when somebody saved first', async () => {
  const newer = { ...need, request: 'Нужна помощь с журналом', version: 4 }
  const { sent, sheet, save } = await open(
    (_, time) => (time === 1 ? { __typename: 'StateNeedConflict', current: newer } : done()),
    existing,
  )
  const request = within(sheet).getByRole('textbox', { name: 'Запрос' })
  await userEvent.clear(request)
  await userEvent.type(request, 'Моё')
  await save()
  const conflict = await within(sheet).findByRole('alert')
  expect(within(conflict).getByRole('row', { name: 'Запрос Моё Нужна помощь с журналом' })).toBeVisible()
  await userEvent.click(within(conflict).getByRole('button', { name: 'Взять текущее' }))
  expect(within(sheet).queryByRole('alert')).toBeNull()
  expect(within(sheet).getByRole('textbox', { name: 'Запрос' })).toHaveValue('Нужна помощь с журналом')
  await save()
  await vi.waitFor(() => expect(sent.map(({ version }) => version)).toEqual([3, 4]))
})

it('puts a refused detail on its own field', async () => {
  const { sheet, save } = await open(
    () => ({
      __typename: 'InvalidInput',
      fields: [{ path: ['details', 'strengths'], problem: 'TOO_LONG' }],
    }),
    existing,
  )
  await save()
  await within(sheet).findByRole('alert')
  expect(within(sheet).getByRole('textbox', { name: 'Сильные стороны' })).toBeInvalid()
})
