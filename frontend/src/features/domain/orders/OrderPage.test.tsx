import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { typeDay } from '../../../../tests/type-day'
import { OrderPage } from './OrderPage'

/** A sheet with a calendar is slow to open on a busy machine. */
vi.setConfig({ testTimeout: 60_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const side = (id: string, shortName: string) => ({ answer: 'ACCEPTED', person: { id, shortName } })
const pair = {
  id: 'mentorship:1',
  cell: 'PAIR',
  form: 'TEACHER_TEACHER',
  format: 'ONE_TO_ONE',
  state: 'ORDER_PREPARED',
  endingProposed: null,
  proposedOn: '2026-11-01',
  startedOn: null,
  endedOn: null,
  suspension: null,
  mentors: [side('person:1', 'Орлова О. И.')],
  mentees: [side('person:2', 'Белов П. С.')],
}
const order = {
  id: 'order:1',
  school: { id: 'school:1', name: 'СОШ № 89' },
  kind: 'ASSIGN_PAIRS',
  title: 'О закреплении пары',
  state: 'DRAFT',
  number: null,
  date: null,
  preparedOn: '2026-11-20',
  signedBy: null,
  docxUrl: '/files/orders/1.docx',
  pdfUrl: '/files/orders/1.pdf',
  viewerCan: ['READ', 'SIGN', 'CANCEL'],
  people: [],
  changes: [],
  mentorships: [pair],
}

async function show(over: object = {}, more: object = {}, reader = 'person:9') {
  mockApi({ graphql: { viewer: { person: { id: reader }, order: { ...order, ...over } }, ...more } })
  await renderPart(<OrderPage orderId="order:1" />)
  await screen.findByRole('heading', { level: 1, name: 'О закреплении пары' })
}

async function openSheet() {
  await userEvent.click(screen.getByRole('button', { name: 'Подписать' }))
  return screen.findByRole('dialog', { name: 'Подписать приказ' })
}

it('signs only after a question that names the order and what its signature changes', async () => {
  const sent: unknown[] = []
  await show(
    {},
    {
      signOrder: ({ input }: { input: unknown }) => {
        sent.push(input)
        return { __typename: 'SignOrderDone' }
      },
    },
  )
  const sheet = await openSheet()
  await userEvent.click(within(sheet).getByRole('button', { name: 'Продолжить' }))
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Исправьте 2 поля')
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Номер' }), ' 47-ОД ')
  await typeDay(sheet, /^Дата/, '21.11.2026')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Продолжить' }))
  const question = await screen.findByRole('dialog', { name: 'Подписать приказ № 47-ОД от 21.11.2026?' })
  expect(question).toHaveTextContent('1 пара начнёт действовать.')
  expect(sent).toEqual([])
  await userEvent.click(within(question).getByRole('button', { name: 'Подписать' }))
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(sent).toEqual([{ orderId: 'order:1', number: '47-ОД', date: '2026-11-21' }])
})

it('leads back to the field of a refused signature', async () => {
  await show({}, { signOrder: () => ({ __typename: 'SignOrderRefused', reason: 'NUMBER_TAKEN' }) })
  const sheet = await openSheet()
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Номер' }), '47')
  await typeDay(sheet, /^Дата/, '21.11.2026')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Продолжить' }))
  const question = await screen.findByRole('dialog', { name: /^Подписать приказ № 47/ })
  await userEvent.click(within(question).getByRole('button', { name: 'Подписать' }))
  expect(await within(sheet).findByRole('alert')).toHaveTextContent(
    'Приказ с таким номером в этом году уже есть',
  )
  expect(within(sheet).getByRole('textbox', { name: 'Номер' })).toBeInvalid()
  expect(within(sheet).getByRole('textbox', { name: 'Номер' })).toHaveValue('47')
})

it('tells who is of the pair that another head signs, and everybody else that the head does', async () => {
  const reads = { viewerCan: ['READ'] }
  await show(reads, {}, 'person:2')
  expect(screen.getByText(/Вы сами участник пары из этого приказа/)).toBeVisible()
  // Their way back is not the school's list of orders, which is closed to them.
  expect(screen.queryByRole('link', { name: 'СОШ № 89' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Подписать' })).toBeNull()
})

it('leads who keeps orders back to the list of the school', async () => {
  await show({ viewerCan: ['READ'] })
  expect(screen.getByText('Приказ подписывает руководитель организации.')).toBeVisible()
  expect(screen.getByRole('link', { name: 'СОШ № 89' })).toHaveAttribute('href', '/s/1/orders')
})

it('throws a draft away only after saying what becomes of its pairs', async () => {
  const cancelOrder = vi.fn(() => ({ __typename: 'CancelOrderRefused', reason: 'NOT_DRAFT' }))
  await show({}, { cancelOrder })
  await userEvent.click(screen.getByRole('button', { name: 'Отменить проект' }))
  const question = await screen.findByRole('dialog', { name: 'Отменить проект: О закреплении пары?' })
  expect(question).toHaveTextContent('1 пара вернётся к согласованным.')
  expect(cancelOrder).not.toHaveBeenCalled()
  await userEvent.click(within(question).getByRole('button', { name: 'Отменить проект' }))
  await vi.waitFor(() => expect(cancelOrder).toHaveBeenCalledOnce())
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('says of an order that changes pairs what happens to each and on which day', async () => {
  await show({
    kind: 'CHANGE_PAIRS',
    state: 'SIGNED',
    number: '48',
    date: '2026-11-22',
    signedBy: { shortName: 'Иванова М. П.' },
    viewerCan: ['READ'],
    mentorships: [],
    changes: [{ kind: 'SUSPEND', on: '2026-11-25', mentorship: pair }],
  })
  expect(screen.getByText('№ 48 от 22.11.2026')).toBeVisible()
  expect(screen.getByText('Иванова М. П.')).toBeVisible()
  expect(screen.getByText(/приостановление, 25\.11\.2026/)).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Отменить проект' })).toBeNull()
})
