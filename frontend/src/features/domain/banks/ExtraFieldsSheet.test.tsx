import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { type ExtraField, ExtraFieldsSheet } from './ExtraFieldsSheet'

vi.setConfig({ testTimeout: 60_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

type Change = { value?: string; outdated?: boolean; retired?: boolean; options?: string[] }
const field = (id: string, name: string, kind: string, change: Change = {}) =>
  ({
    value: change.value ?? null,
    outdated: change.outdated ?? false,
    field: { id, name, kind, options: change.options ?? [], retired: change.retired ?? false },
  }) as unknown as ExtraField

const onClose = vi.fn()
afterEach(() => onClose.mockReset())

async function open(fields: ExtraField[], answer: object = { __typename: 'FillBankFieldsDone' }) {
  const sent: unknown[] = []
  mockApi({
    graphql: {
      fillBankFields: ({ input }: { input: unknown }) => {
        sent.push(input)
        return answer
      },
    },
  })
  await renderPart(
    <ExtraFieldsSheet of={{ cardId: 'mentor-card:1', name: 'Орлова О. И.', fields }} onClose={onClose} />,
  )
  const sheet = await screen.findByRole('dialog', { name: 'Дополнительные поля' })
  const save = () => userEvent.click(within(sheet).getByRole('button', { name: 'Сохранить' }))
  return { sent, sheet, save }
}

it('asks for each field as its kind is filled in, and leaves out what is no longer used', async () => {
  const { sent, sheet, save } = await open([
    field('f1', 'Стажировки', 'TEXT', { value: 'Две' }),
    field('f2', 'Часов в год', 'NUMBER', { value: '36' }),
    field('f3', 'Старое поле', 'TEXT', { retired: true, value: 'x' }),
    field('f4', 'Уровень', 'CHOICE', { options: ['Первый', 'Второй'] }),
    field('f5', 'Ведёт кружок', 'YES_NO', { value: 'YES' }),
  ])
  expect(within(sheet).queryByLabelText('Старое поле')).toBeNull()
  await userEvent.click(within(sheet).getByRole('combobox', { name: 'Уровень' }))
  await userEvent.click(await screen.findByRole('option', { name: 'Второй' }))
  expect(within(sheet).getByRole('combobox', { name: 'Ведёт кружок' })).toHaveValue('да')
  await save()
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({
    cardId: 'mentor-card:1',
    values: [
      { fieldId: 'f1', value: 'Две' },
      { fieldId: 'f2', value: '36' },
      { fieldId: 'f4', value: 'Второй' },
      { fieldId: 'f5', value: 'YES' },
    ],
  })
})

it('shows a day that was never given as nothing, and sends nothing for it', async () => {
  const { sent, sheet, save } = await open([field('f1', 'Аттестация', 'DATE')])
  const day = await vi.waitFor(() => {
    const found = within(sheet).getByRole<HTMLInputElement>('textbox', { name: 'Аттестация' })
    expect(found).toBeEnabled()
    return found
  }, 10_000)
  expect(day.value).toBe('')
  await save()
  await vi.waitFor(() => expect(sent).toMatchObject([{ values: [{ fieldId: 'f1', value: '' }] }]))
})

it('says that what was written does not fit the field as it is now', async () => {
  const { sheet } = await open([field('f1', 'Уровень', 'CHOICE', { outdated: true, options: ['Первый'] })])
  expect(sheet).toHaveTextContent('Часть записанного не подходит к новой версии поля')
})

it('leads to the field that the server did not take', async () => {
  const { sheet, save } = await open(
    [field('f1', 'Стажировки', 'TEXT'), field('f2', 'Часов в год', 'NUMBER', { value: '9' })],
    { __typename: 'InvalidInput', fields: [{ path: ['values', '1'], problem: 'OUT_OF_RANGE' }] },
  )
  await save()
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Значение не подходит полю')
  expect(within(sheet).getByRole('textbox', { name: 'Часов в год' })).toBeInvalid()
  expect(within(sheet).getByRole('textbox', { name: 'Стажировки' })).toBeValid()
  expect(onClose).not.toHaveBeenCalled()
})
