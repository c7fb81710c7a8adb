import { Notifications } from '@mantine/notifications'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { OneOff_OneOffFragment, OneOffAction } from '@/shared/graphql/generated/graphql'
import { addDays, today } from '@/shared/lib/days'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { OneOffActs } from './OneOffActs'
import { OneOffWords } from './OneOffWords'

vi.setConfig({ testTimeout: 60_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const oneOff = (over: Partial<OneOff_OneOffFragment> = {}): OneOff_OneOffFragment =>
  ({
    id: 'one-off:1',
    format: 'FLASH',
    topic: 'Как начать урок',
    state: 'PROPOSED',
    mentorAnswer: 'ACCEPTED',
    menteeAnswer: 'PENDING',
    proposedOn: '2026-11-02',
    plannedOn: null,
    heldOn: null,
    minutes: null,
    result: null,
    viewerCan: [],
    mentor: { id: 'person:1', shortName: 'Орлова О. И.' },
    mentee: { id: 'person:2', shortName: 'Белов П. С.' },
    proposedBy: { id: 'person:1', shortName: 'Орлова О. И.' },
    mentorFeedback: null,
    menteeFeedback: null,
    ...over,
  }) as OneOff_OneOffFragment

async function show(can: OneOffAction[], answers: object = {}, over: Partial<OneOff_OneOffFragment> = {}) {
  mockApi({ graphql: { viewer: null, ...answers } })
  await renderPart(
    <>
      <OneOffActs oneOff={oneOff({ viewerCan: can, ...over })} />
      <Notifications />
    </>,
  )
}
/** Answers a mutation and keeps what was sent to it. */
function answering(answer: object) {
  const sent: unknown[] = []
  const resolve = ({ input }: { input: unknown }) => {
    sent.push(input)
    return answer
  }
  return { sent, resolve }
}
const button = (name: string) => screen.getByRole('button', { name: `${name}: Как начать урок` })

describe('what can be done', () => {
  it('is only what the server allows, and each button names its meeting', async () => {
    await show(['ANSWER', 'CANCEL'])
    expect(button('Согласиться')).toBeVisible()
    expect(button('Отказаться')).toBeVisible()
    expect(button('Отменить встречу')).toBeVisible()
    expect(screen.getAllByRole('button')).toHaveLength(3)
  })

  it('is nothing for a meeting of others', async () => {
    await show([])
    expect(screen.queryByRole('button')).toBeNull()
  })
})

describe('an answer', () => {
  it('goes with one press', async () => {
    const { sent, resolve } = answering({ __typename: 'AnswerOneOffDone' })
    await show(['ANSWER'], { answerOneOff: resolve })
    await userEvent.click(button('Отказаться'))
    expect(await screen.findByText('Вы отказались')).toBeVisible()
    expect(sent).toEqual([{ oneOffId: 'one-off:1', accept: false }])
  })

  it('that came too late is told in words', async () => {
    const { resolve } = answering({ __typename: 'AnswerOneOffRefused', reason: 'NOT_OPEN' })
    await show(['ANSWER'], { answerOneOff: resolve })
    await userEvent.click(button('Согласиться'))
    expect(await screen.findByText('Предложение уже не ждёт ответа')).toBeVisible()
  })
})

describe('a cancellation', () => {
  it('asks first, and the question names the meeting', async () => {
    const { sent, resolve } = answering({ __typename: 'CancelOneOffDone' })
    await show(['CANCEL'], { cancelOneOff: resolve })
    await userEvent.click(button('Отменить встречу'))
    const question = await screen.findByRole('dialog', { name: 'Отменить встречу: Как начать урок?' })
    expect(sent).toEqual([])
    // Enter on the opened question must not cancel: the calm answer holds the focus.
    expect(within(question).getByRole('button', { name: 'Отмена' })).toHaveFocus()
    await userEvent.click(within(question).getByRole('button', { name: 'Отменить встречу' }))
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(sent).toEqual([{ oneOffId: 'one-off:1' }])
  })

  it('leaves everything as it is when the reader thinks better of it', async () => {
    const { sent, resolve } = answering({ __typename: 'CancelOneOffDone' })
    await show(['CANCEL'], { cancelOneOff: resolve })
    await userEvent.click(button('Отменить встречу'))
    await screen.findByRole('dialog')
    await userEvent.keyboard('{Enter}')
    await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(sent).toEqual([])
  })
})

describe('a meeting that was held', () => {
  it('is written down with its length and what came of it', async () => {
    const { sent, resolve } = answering({ __typename: 'HoldOneOffDone' })
    await show(['HOLD'], { holdOneOff: resolve }, { plannedOn: addDays(today(), -3) })
    await userEvent.click(button('Встреча состоялась'))
    const sheet = await screen.findByRole('dialog', { name: 'Отметить встречу' })
    const submit = () => userEvent.click(within(sheet).getByRole('button', { name: 'Отметить' }))
    await submit()
    expect(await within(sheet).findByRole('alert')).toHaveTextContent('Заполните поле')
    await userEvent.type(within(sheet).getByRole('textbox', { name: 'Что получилось' }), 'Есть план.')
    await submit()
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    // The planned day has passed: it is what the form offers.
    expect(sent[0]).toEqual({
      oneOffId: 'one-off:1',
      heldOn: addDays(today(), -3),
      minutes: 45,
      result: 'Есть план.',
    })
  })

  it('lasted for five minutes at least', async () => {
    const { sent, resolve } = answering({ __typename: 'HoldOneOffDone' })
    await show(['HOLD'], { holdOneOff: resolve })
    await userEvent.click(button('Встреча состоялась'))
    const sheet = await screen.findByRole('dialog')
    const minutes = within(sheet).getByRole('textbox', { name: /минут/i })
    await userEvent.clear(minutes)
    await userEvent.type(minutes, '2')
    await userEvent.type(within(sheet).getByRole('textbox', { name: 'Что получилось' }), 'Есть план.')
    await userEvent.click(within(sheet).getByRole('button', { name: 'Отметить' }))
    // The field brings it to the least that is a meeting, before the eyes of who typed it.
    await vi.waitFor(() => expect(sent).toMatchObject([{ minutes: 5 }]))
  })
})

describe('a mark', () => {
  it('is asked for, given by the keyboard, and sent without words where there are none', async () => {
    const { sent, resolve } = answering({ __typename: 'RateOneOffDone' })
    await show(['RATE'], { rateOneOff: resolve })
    await userEvent.click(button('Оценить'))
    const sheet = await screen.findByRole('dialog', { name: 'Оценить встречу' })
    const submit = () => userEvent.click(within(sheet).getByRole('button', { name: 'Отправить оценку' }))
    await submit()
    expect(await within(sheet).findByRole('alert')).toHaveTextContent('Поставьте оценку от 1 до 10')
    expect(sheet).toHaveTextContent('Прочтут куратор и руководитель')
    within(sheet).getByRole('radio', { name: '8' }).focus()
    await userEvent.keyboard(' ')
    await submit()
    await vi.waitFor(() => expect(sent).toEqual([{ oneOffId: 'one-off:1', score: 8, words: '' }]))
  })

  it('given twice is refused in words, and the sheet stays', async () => {
    const { resolve } = answering({ __typename: 'RateOneOffRefused', reason: 'ALREADY_RATED' })
    await show(['RATE'], { rateOneOff: resolve })
    await userEvent.click(button('Оценить'))
    const sheet = await screen.findByRole('dialog')
    await userEvent.click(within(sheet).getByRole('radio', { name: '8' }))
    await userEvent.click(within(sheet).getByRole('button', { name: 'Отправить оценку' }))
    expect(await within(sheet).findByRole('alert')).toHaveTextContent('Вы уже оценили встречу')
  })
})

describe('the words of a meeting', () => {
  it('name whom it waits for while it is only proposed', async () => {
    await renderPart(<OneOffWords oneOff={oneOff()} />)
    expect(screen.getByText('Ждём ответа: Белов П. С.')).toBeVisible()
    expect(screen.getByText(/Орлова О\. И\. предлагает с/)).toBeVisible()
  })

  it('wait for nobody once it is settled, and say when it will be', async () => {
    await renderPart(<OneOffWords oneOff={oneOff({ state: 'AGREED', plannedOn: '2026-12-01' })} />)
    expect(screen.queryByText(/Ждём ответа/)).toBeNull()
    expect(screen.getByText(/назначена на 1.декабря/)).toBeVisible()
  })

  it('keep what was said apart by who said it', async () => {
    await renderPart(
      <OneOffWords
        oneOff={oneOff({
          state: 'CLOSED',
          heldOn: '2026-11-10',
          minutes: 21,
          result: 'Есть план.',
          mentorFeedback: { score: 9, words: '' } as never,
          menteeFeedback: { score: 7, words: 'Хочу ещё' } as never,
        })}
      />,
    )
    expect(screen.getByText(/состоялась 10.ноября.2026.г\., 21 минута/)).toBeVisible()
    expect(screen.getByText('Орлова О. И.: 9 из 10')).toBeVisible()
    expect(screen.getByText('Белов П. С.: 7 из 10. Хочу ещё')).toBeVisible()
  })
})
