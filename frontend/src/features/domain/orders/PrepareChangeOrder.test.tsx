import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { typeDay } from '../../../../tests/type-day'
import { PrepareChangeOrder } from './PrepareChangeOrder'

/** A sheet with a calendar is slow to open on a busy machine. */
vi.setConfig({ testTimeout: 60_000 })

const pair = { id: 'mentorship:1', names: 'Орлова О. И. → Белов П. С.', menteeIds: ['person:2'] }
const side = (id: string, shortName: string) => ({ answer: 'ACCEPTED', person: { id, shortName } })
const successor = (id: string, mentor: string, mentee: string, lacks: unknown[] = []) => ({
  id,
  cell: 'PAIR',
  form: 'TEACHER_TEACHER',
  format: 'ONE_TO_ONE',
  state: 'AGREED',
  endingProposed: null,
  proposedOn: '2026-11-01',
  startedOn: null,
  endedOn: null,
  suspension: null,
  missingConsents: lacks,
  mentors: [side('person:9', mentor)],
  mentees: [side(mentee, 'Белов П. С.')],
})
const onClose = vi.fn()
type Input = { schoolId: string; changes: unknown[] }

beforeEach(signedIn)
afterEach(() => {
  vi.unstubAllGlobals()
  onClose.mockReset()
})

async function open(answer: unknown, begin?: Parameters<typeof PrepareChangeOrder>[0]['begin']) {
  const sent: Input[] = []
  const nodes = [
    successor('mentorship:5', 'Цветкова Е. И.', 'person:2'),
    successor('mentorship:6', 'Сомов Е. П.', 'person:2', [{ purpose: 'MENTOR_DUTY' }]),
    successor('mentorship:7', 'Лисина А. О.', 'person:3'),
  ]
  mockApi({
    graphql: {
      viewer: { school: { id: 'school:1', mentorships: { nodes } } },
      prepareChangeOrder: ({ input }: { input: Input }) => {
        sent.push(input)
        return answer
      },
    },
  })
  await renderPart(
    <PrepareChangeOrder opened onClose={onClose} schoolId="school:1" pair={pair} begin={begin} />,
  )
  const sheet = await screen.findByRole('dialog', { name: 'Приказ об изменении' })
  const pick = async (name: string, option: string) => {
    await userEvent.click(within(sheet).getByRole('combobox', { name }))
    await userEvent.click(await screen.findByRole('option', { name: option }))
  }
  const submit = () => userEvent.click(within(sheet).getByRole('button', { name: 'Подготовить приказ' }))
  return { sent, sheet, pick, submit }
}
const done = { __typename: 'PrepareChangeOrderDone', order: { id: 'order:4' } }
const refused = (reason: string) => ({ __typename: 'PrepareChangeOrderRefused', reason })

it('drafts an early ending with a reason and a day, and says that nothing changes before the signature', async () => {
  const { sent, sheet, pick, submit } = await open(done)
  expect(sheet).toHaveTextContent('До подписи ничего не меняется.')
  await submit()
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Исправьте 2 поля')
  await userEvent.click(within(sheet).getByRole('combobox', { name: 'Причина' }))
  const reasons = (await screen.findAllByRole('option')).map(({ textContent }) => textContent ?? '')
  // A plan that is carried out ends a pair by its programme and never by this order.
  expect(reasons.some((reason) => /план/i.test(reason))).toBe(false)
  await userEvent.keyboard('{Escape}')
  await pick('Причина', reasons[0] as string)
  await typeDay(sheet, /^Последний день/, '20.11.2026')
  await submit()
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(sent).toEqual([
    {
      schoolId: 'school:1',
      changes: [
        {
          mentorshipId: 'mentorship:1',
          requestId: null,
          kind: 'END',
          on: '2026-11-20',
          reason: 'MENTOR_INITIATIVE',
        },
      ],
    },
  ])
})

it('carries out a granted request with its reason filled in, and names the field of a refusal', async () => {
  const begin = { kind: 'END', reason: 'MENTEE_INITIATIVE', requestId: 'request:1' } as const
  const { sent, sheet, submit } = await open(refused('ENDS_BEFORE_IT_BEGINS'), begin)
  await typeDay(sheet, /^Последний день/, '01.01.2020')
  await submit()
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('День раньше начала пары')
  expect(within(sheet).getByRole('textbox', { name: /^Последний день/ })).toBeInvalid()
  expect(sent[0]?.changes).toMatchObject([{ reason: 'MENTEE_INITIATIVE', requestId: 'request:1' }])
  expect(onClose).not.toHaveBeenCalled()
})

it('replaces a mentor only by an agreed pair of the same mentee that lacks no consent', async () => {
  const { sent, sheet, pick, submit } = await open(refused('ORDER_EXISTS'))
  await pick('Что меняется', 'замена наставника')
  await submit()
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Выберите пару с новым наставником')
  await userEvent.click(within(sheet).getByRole('combobox', { name: 'Новая пара' }))
  expect((await screen.findAllByRole('option')).map(({ textContent }) => textContent)).toEqual([
    'Цветкова Е. И. → Белов П. С.',
  ])
  await userEvent.click(screen.getByRole('option', { name: /Цветкова/ }))
  await pick('Причина', 'инициатива наставника')
  await typeDay(sheet, /^Последний день прежнего/, '20.11.2026')
  await submit()
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]?.changes).toMatchObject([{ kind: 'REPLACE', successorId: 'mentorship:5' }])
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('приказ уже есть')
  expect(within(sheet).getByRole('combobox', { name: 'Новая пара' })).toBeInvalid()
})

it('suspends with the day on which somebody is expected back left open', async () => {
  const { sent, sheet, pick, submit } = await open(done)
  await pick('Что меняется', 'приостановление')
  await pick('Причина', 'болезнь')
  await typeDay(sheet, /^Первый день перерыва/, '20.11.2026')
  await submit()
  await vi.waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]?.changes).toEqual([
    {
      mentorshipId: 'mentorship:1',
      requestId: null,
      kind: 'SUSPEND',
      on: '2026-11-20',
      suspensionReason: 'ILLNESS',
      expectedBack: null,
    },
  ])
})
