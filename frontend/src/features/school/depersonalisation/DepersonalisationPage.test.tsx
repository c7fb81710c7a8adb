import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { DepersonalisationPage } from './DepersonalisationPage'

vi.setConfig({ testTimeout: 40_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const act = (id: string, over: object = {}) => ({
  id: `depersonalisation:${id}`,
  number: `${id}/2026`,
  doneOn: '2026-11-20',
  dueOn: '2026-11-25',
  basis: 'CONSENT_WITHDRAWN',
  namesakes: false,
  ...over,
})
const hold = {
  id: 'legal-hold:1',
  person: { id: 'person:7', fullName: 'Сомов Егор' },
  reason: 'Запрос прокуратуры № 5',
  placedBy: { id: 'person:1', shortName: 'Иванова М. П.' },
  placedOn: '2026-11-01',
  liftedOn: null,
  viewerCan: ['READ', 'LIFT'],
}
const post = (role: string, place = 'school:1') => ({ id: `post:${role}`, role, place: { id: place } })

const viewer = (nodes: unknown[], holds: unknown[] = [], posts: unknown[] = [post('HEAD')]) => ({
  posts,
  school: {
    id: 'school:1',
    depersonalisation: {
      acts: { totalCount: nodes.length, pageInfo: { hasNextPage: false, hasPreviousPage: false }, nodes },
      holds,
    },
    people: { nodes: [{ id: 'person:7', fullName: 'Сомов Егор' }] },
  },
})
const show = () => renderPart(<DepersonalisationPage schoolId="school:1" search={{}} onSearch={vi.fn()} />)

it('lists each act with its ground, and says where somebody has to look the texts over', async () => {
  mockApi({ graphql: { viewer: viewer([act('1'), act('2', { basis: 'RETENTION_OVER', namesakes: true })]) } })
  await show()
  const first = await screen.findByRole('row', { name: /Акт № 1\/2026/ })
  expect(first).toHaveTextContent('отозвано согласие на обработку')
  expect(first).toHaveTextContent('Ничего не осталось')
  expect(screen.getByRole('row', { name: /Акт № 2\/2026/ })).toHaveTextContent('Есть тёзки')
  expect(screen.getByText(/Просмотрите эти тексты сами/)).toBeVisible()
})

it('lets the head alone put somebody on hold, with a reason', async () => {
  const sent: unknown[] = []
  mockApi({
    graphql: {
      viewer: viewer([]),
      placeLegalHold: ({ input }: { input: unknown }) => {
        sent.push(input)
        return { __typename: 'PlaceLegalHoldRefused', reason: 'ALREADY_HELD' }
      },
    },
  })
  await show()
  expect(await screen.findByText('Обезличивать пока нечего')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Приостановить для человека' }))
  const sheet = await screen.findByRole('dialog', { name: 'Приостановить обезличивание' })
  const submit = () => userEvent.click(within(sheet).getByRole('button', { name: 'Приостановить' }))
  await submit()
  const mistakes = await within(sheet).findByRole('alert')
  expect(mistakes).toHaveTextContent('Выберите человека')
  expect(mistakes).toHaveTextContent('Почему')
  expect(sent).toEqual([])
  await userEvent.click(within(sheet).getByRole('combobox', { name: 'Чьи данные' }))
  await userEvent.click(await screen.findByRole('option', { name: 'Сомов Егор' }))
  await userEvent.type(within(sheet).getByRole('textbox', { name: 'Почему' }), 'Запрос № 5')
  await submit()
  await vi.waitFor(() =>
    expect(sent).toEqual([{ schoolId: 'school:1', personId: 'person:7', reason: 'Запрос № 5' }]),
  )
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('уже приостановлено')
})

it('lifts a hold only after saying that there is no way back', async () => {
  const liftLegalHold = vi.fn(() => ({ __typename: 'LiftLegalHoldDone', hold }))
  mockApi({ graphql: { viewer: viewer([], [hold]), liftLegalHold } })
  await show()
  await userEvent.click(await screen.findByRole('button', { name: 'Снять приостановление: Сомов Егор' }))
  const question = await screen.findByRole('dialog', { name: 'Снять приостановление: Сомов Егор?' })
  expect(question).toHaveTextContent('вернуть их нельзя')
  expect(liftLegalHold).not.toHaveBeenCalled()
  await userEvent.click(within(question).getByRole('button', { name: 'Снять' }))
  await vi.waitFor(() => expect(liftLegalHold).toHaveBeenCalledOnce())
})

it('offers a curator the reading, and the head of another school no more', async () => {
  const posts = [post('CURATOR'), post('HEAD', 'school:2')]
  mockApi({ graphql: { viewer: viewer([], [{ ...hold, viewerCan: ['READ'] }], posts) } })
  await show()
  expect(await screen.findByText('Запрос прокуратуры № 5')).toBeVisible()
  expect(screen.queryByRole('button')).toBeNull()
})
