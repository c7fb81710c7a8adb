import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Template_TemplateFragment } from '@/shared/graphql/generated/graphql'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { TemplateSheet } from './TemplateSheet'

/** A form of a dozen fields is slow to fill in on a busy machine. */
vi.setConfig({ testTimeout: 60_000 })

const line = (title: string, dueDay: number) => ({
  title,
  kind: 'CONSULTATION' as const,
  dueDay,
  expectedResult: 'Конспект',
})
const template = {
  id: 'template:1',
  title: 'Первый год',
  purpose: '',
  form: null,
  categories: [],
  deficitKinds: [],
  topics: [],
  months: 9,
  goal: 'Войти в профессию',
  expectedResult: 'Ведёт урок сам',
  activities: [line('Знакомство', 0), line('Открытый урок', 200)],
  state: 'IN_USE',
  edition: 3,
} as unknown as Template_TemplateFragment
const onClose = vi.fn()
type Input = { templateId: string | null; edition: number | null; activities: { title: string }[] }

beforeEach(signedIn)
afterEach(() => {
  vi.unstubAllGlobals()
  onClose.mockReset()
})

async function open(answer: unknown, existing: Template_TemplateFragment | undefined) {
  const sent: Input[] = []
  mockApi({
    graphql: {
      keepProgrammeTemplate: ({ input }: { input: Input }) => {
        sent.push(input)
        return answer
      },
    },
  })
  await renderPart(<TemplateSheet opened onClose={onClose} placeId="school:1" template={existing} />)
  const sheet = await screen.findByRole('dialog', { name: existing ? 'Изменить шаблон' : 'Новый шаблон' })
  const save = () => userEvent.click(within(sheet).getByRole('button', { name: 'Сохранить шаблон' }))
  return { sent, sheet, save }
}
const done = { __typename: 'KeepProgrammeTemplateDone' }

it('writes a new template with its lines, and asks for what every programme needs', async () => {
  const { sent, sheet, save } = await open(done, undefined)
  await save()
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Исправьте 3 поля')
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Название' }), 'Урок')
  await userEvent.type(within(sheet).getByRole('textbox', { name: /^Цель/ }), 'Цель')
  const results = () => within(sheet).getAllByRole('textbox', { name: /результат|получит/i })
  await userEvent.type(results()[0] as HTMLElement, 'Итог')
  await userEvent.click(within(sheet).getByRole('button', { name: /^Добавить/ }))
  await save()
  // The line that was added says nothing yet.
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Исправьте 2 поля')
  expect(sent).toEqual([])
})

it('says what a saving does to a template in use, and sends its edition', async () => {
  const { sent, sheet, save } = await open(done, template)
  expect(sheet).toHaveTextContent('Уже составленные программы не изменятся')
  await save()
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(sent).toMatchObject([{ templateId: 'template:1', edition: 3, form: null, months: 9 }])
})

it('refuses a day that lies beyond the programme, and one beyond the year', async () => {
  const { sent, sheet, save } = await open(done, template)
  const months = within(sheet).getByRole('textbox', { name: /^На сколько месяцев/ })
  await userEvent.clear(months)
  await userEvent.type(months, '3')
  await save()
  expect(await within(sheet).findByRole('alert')).toHaveTextContent(
    'День должен лежать внутри срока программы',
  )
  const [first, second] = within(sheet).getAllByRole('textbox', { name: /^Через сколько дней/ })
  expect(first).toBeValid()
  expect(second).toBeInvalid()
  expect(sent).toEqual([])
})

it('keeps what was written when another edition has appeared, and names it', async () => {
  const conflict = {
    __typename: 'KeepProgrammeTemplateConflict',
    current: { id: 'template:1', title: 'Первый год', edition: 4 },
  }
  const { sheet, save } = await open(conflict, template)
  const title = within(sheet).getByRole('textbox', { name: 'Название' })
  await userEvent.type(title, ' наставника')
  await save()
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('появилась редакция 4')
  expect(title).toHaveValue('Первый год наставника')
  expect(onClose).not.toHaveBeenCalled()
})

it('says of a refused template what helps', async () => {
  const { sheet, save } = await open(
    { __typename: 'KeepProgrammeTemplateRefused', reason: 'RETIRED' },
    template,
  )
  await save()
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('сначала верните его в использование')
})

it('moves a line with what was typed into it', async () => {
  const { sent, sheet, save } = await open(done, template)
  const titles = () =>
    within(sheet)
      .getAllByRole<HTMLInputElement>('textbox', { name: 'Что делаем' })
      .map(({ value }) => value)
  await userEvent.click(within(sheet).getByRole('button', { name: 'Опустить мероприятие 1' }))
  expect(titles()).toEqual(['Открытый урок', 'Знакомство'])
  await save()
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]?.activities.map(({ title }) => title)).toEqual(['Открытый урок', 'Знакомство'])
})
