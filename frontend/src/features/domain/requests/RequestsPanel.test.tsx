import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ComponentProps } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { FileRequest } from './FileRequest'
import { RequestsPanel } from './RequestsPanel'

vi.setConfig({ testTimeout: 40_000 })
const onClose = vi.fn()
beforeEach(signedIn)
afterEach(() => {
  vi.unstubAllGlobals()
  onClose.mockReset()
})

type Refs = ComponentProps<typeof RequestsPanel>['requests']
const request = (over: object = {}) => ({
  id: 'request:1',
  kind: 'RESIGN',
  state: 'FILED',
  filedOn: '2026-11-20',
  reason: 'Много часов',
  opinion: null,
  decision: null,
  decidedOn: null,
  noticeUntil: '2026-11-26',
  noticeGround: 'LAW_ALONE',
  viewerCan: ['READ'],
  author: { id: 'person:1', shortName: 'Орлова О. И.' },
  ...over,
})

async function show(over: object, graphql: Record<string, unknown> = {}) {
  mockApi({ graphql })
  const execute = vi.fn(() => <button type="button">Исполнить</button>)
  await renderPart(<RequestsPanel requests={[request(over)] as unknown as Refs} execute={execute} />)
  const one = await screen.findByRole('region', { name: 'Об освобождении от обязанностей наставника' })
  return { one, execute }
}

it('says what is asked, why, and until when the notice runs, and that its count is by the law alone', async () => {
  const { one, execute } = await show({})
  expect(one).toHaveTextContent('Орлова О. И.')
  expect(one).toHaveTextContent('Много часов')
  expect(one).toHaveTextContent('без учёта переносов выходных')
  expect(within(one).queryByRole('button')).toBeNull()
  expect(execute).not.toHaveBeenCalled()
})

it('passes an opinion on to the head, never an empty one', async () => {
  const sent: unknown[] = []
  const { one } = await show(
    { viewerCan: ['READ', 'CONSIDER'] },
    {
      considerRequest: ({ input }: { input: unknown }) => {
        sent.push(input)
        return { __typename: 'ConsiderRequestRefused', reason: 'NOT_FILED' }
      },
    },
  )
  await userEvent.click(within(one).getByRole('button', { name: 'Высказать мнение' }))
  const sheet = await screen.findByRole('dialog', { name: 'Высказать мнение' })
  await userEvent.click(within(sheet).getByRole('button', { name: 'Передать руководителю' }))
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Заполните поле')
  expect(sent).toEqual([])
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Мнение куратора' }), 'Согласна')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Передать руководителю' }))
  await vi.waitFor(() => expect(sent).toEqual([{ requestId: 'request:1', opinion: 'Согласна' }]))
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('уже не ждёт мнения')
})

it('decides with or without a word, each way under its own name', async () => {
  const sent: unknown[] = []
  const { one } = await show(
    { state: 'CONSIDERED', viewerCan: ['READ', 'DECIDE'], opinion: 'Согласна' },
    {
      decideRequest: ({ input }: { input: unknown }) => {
        sent.push(input)
        return { __typename: 'DecideRequestDone' }
      },
    },
  )
  expect(one).toHaveTextContent('Ждёт решения')
  await userEvent.click(within(one).getByRole('button', { name: 'Отклонить' }))
  const refusing = await screen.findByRole('dialog', { name: 'Отклонить заявление' })
  expect(refusing).toHaveTextContent('Пара продолжит работу.')
  await userEvent.type(within(refusing).getByRole('textbox', { name: /^Слово заявителю/ }), 'До конца года')
  await userEvent.click(within(refusing).getByRole('button', { name: 'Отклонить' }))
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await userEvent.click(within(one).getByRole('button', { name: 'Удовлетворить' }))
  const granting = await screen.findByRole('dialog', { name: 'Удовлетворить заявление' })
  await userEvent.click(within(granting).getByRole('button', { name: 'Удовлетворить' }))
  await vi.waitFor(() => expect(sent).toHaveLength(2))
  expect(sent).toEqual([
    { requestId: 'request:1', grant: false, note: 'До конца года' },
    { requestId: 'request:1', grant: true, note: null },
  ])
})

it('takes a request back only when asked twice', async () => {
  const withdrawRequest = vi.fn(() => ({ __typename: 'WithdrawRequestDone' }))
  const { one } = await show({ viewerCan: ['READ', 'WITHDRAW'] }, { withdrawRequest })
  await userEvent.click(within(one).getByRole('button', { name: 'Отозвать заявление' }))
  const question = await screen.findByRole('dialog', { name: 'Отозвать заявление?' })
  expect(withdrawRequest).not.toHaveBeenCalled()
  await userEvent.click(within(question).getByRole('button', { name: 'Отозвать заявление' }))
  await vi.waitFor(() => expect(withdrawRequest).toHaveBeenCalledOnce())
})

it('leaves the carrying out of what was granted to the pair’s own acts', async () => {
  const granted = { state: 'GRANTED', decision: 'Согласовано', decidedOn: '2026-11-22' }
  const { one } = await show({ ...granted, viewerCan: ['READ', 'EXECUTE'] })
  expect(one).toHaveTextContent(/22.ноября.2026.г\.\. Согласовано/)
  expect(within(one).getByRole('button', { name: 'Исполнить' })).toBeVisible()
})

it('files with a reason or without, and tells that such a request waits already', async () => {
  const sent: unknown[] = []
  mockApi({
    graphql: {
      fileRequest: ({ input }: { input: unknown }) => {
        sent.push(input)
        return { __typename: 'FileRequestRefused', reason: 'ALREADY_FILED' }
      },
    },
  })
  await renderPart(<FileRequest kind="RESIGN" onClose={onClose} pairId="mentorship:1" />)
  const sheet = await screen.findByRole('dialog', { name: 'Попросить освободить от обязанностей' })
  expect(sheet).toHaveTextContent('не позднее чем за три рабочих дня')
  expect(sheet).toHaveTextContent('Второй участник заявления не увидит.')
  await userEvent.click(within(sheet).getByRole('button', { name: 'Подать заявление' }))
  await vi.waitFor(() =>
    expect(sent).toEqual([{ mentorshipId: 'mentorship:1', kind: 'RESIGN', reason: null }]),
  )
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Такое заявление уже подано')
  expect(onClose).not.toHaveBeenCalled()
})
