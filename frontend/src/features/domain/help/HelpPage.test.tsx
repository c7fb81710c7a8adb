import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { HelpPage } from './HelpPage'

vi.setConfig({ testTimeout: 40_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const request = (id: string, topic: string, change: object = {}) => ({
  id: `help:${id}`,
  topic,
  question: 'Что делать, если урок закончился раньше?',
  state: 'NEW',
  addressee: 'OWN_MENTOR',
  urgent: false,
  askedAt: '2026-11-20T08:00:00Z',
  askedBy: { id: 'person:2', shortName: 'Белов П. С.' },
  helper: null,
  answer: null,
  responseMinutes: null,
  rating: null,
  viewerCan: [],
  ...change,
})
type Lists = { mine?: object[]; toGive?: object[]; ofSchool?: object[]; workplaces?: object[] }
const WORK = [{ id: 'employment:1', school: { id: 'school:1', name: 'СОШ № 89' } }]

async function show({ mine = [], toGive = [], ofSchool, workplaces = WORK }: Lists, more: object = {}) {
  mockApi({
    graphql: {
      viewer: {
        posts: ofSchool ? [{ id: 'post:1', role: 'CURATOR', place: WORK[0]?.school }] : [],
        participant: { workplaces, helpRequests: { nodes: mine }, helpToGive: { nodes: toGive } },
        school: {
          id: 'school:1',
          helpRequests: { totalCount: ofSchool?.length ?? 0, nodes: ofSchool ?? [] },
        },
      },
      ...more,
    },
  })
  await renderPart(<HelpPage />)
  await screen.findByRole('heading', { level: 1, name: 'Вопросы' })
}
function answering(answer: object) {
  const sent: unknown[] = []
  const resolve = ({ input }: { input: unknown }) => {
    sent.push(input)
    return answer
  }
  return { sent, resolve }
}
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

describe('the lists', () => {
  it('stand apart by whose question it is', async () => {
    await show({
      mine: [request('1', 'Как начать урок')],
      toGive: [request('2', 'Как закончить урок', { urgent: true })],
      ofSchool: [request('3', 'Где журнал')],
    })
    expect(screen.getByRole('region', { name: 'Спрашивают вас' })).toHaveTextContent('Как закончить урок')
    expect(screen.getByRole('region', { name: 'Спрашивают вас' })).toHaveTextContent('Срочно')
    expect(screen.getByRole('region', { name: 'Мои вопросы' })).toHaveTextContent('Как начать урок')
    const school = await screen.findByRole('region', { name: 'Вопросы организации: СОШ № 89' })
    expect(school).toHaveTextContent('1 вопрос')
  })

  it('teach whom to ask where there are none', async () => {
    await show({})
    expect(screen.getByText('Вопросов пока нет')).toBeVisible()
    expect(screen.queryByRole('region', { name: 'Спрашивают вас' })).toBeNull()
    expect(screen.getByRole('button', { name: 'Задать вопрос' })).toBeVisible()
  })

  it('offer no question to who works at no school', async () => {
    await show({ workplaces: [] })
    expect(screen.queryByRole('button', { name: 'Задать вопрос' })).toBeNull()
  })

  it('say how long an answer took, in hours once minutes say nothing', async () => {
    const answered = {
      state: 'ANSWERED',
      answer: 'Спойте.',
      helper: { id: 'person:1', shortName: 'Орлова О. И.' },
    }
    await show({
      mine: [
        request('1', 'Первый', { ...answered, responseMinutes: 21 }),
        request('2', 'Второй', { ...answered, responseMinutes: 180, rating: 9 }),
      ],
    })
    const [first, second] = screen.getAllByRole('listitem')
    expect(first).toHaveTextContent('Ответ: Орлова О. И., через 21 минуту')
    expect(second).toHaveTextContent('через 3 часа')
    expect(second).toHaveTextContent('Оценка ответа: 9 из 10')
  })
})

describe('a question', () => {
  it('goes to whom it is asked, and says when there is nobody', async () => {
    const { sent, resolve } = answering({ __typename: 'AskForHelpRefused', reason: 'NOBODY_TO_ASK' })
    await show({}, { askForHelp: resolve })
    await press('Задать вопрос')
    const sheet = await screen.findByRole('dialog', { name: 'Задать вопрос' })
    const send = () => userEvent.click(within(sheet).getByRole('button', { name: 'Отправить' }))
    await send()
    expect(await within(sheet).findByRole('alert')).toHaveTextContent('Исправьте 2 поля')
    expect(within(sheet).queryByRole('combobox', { name: 'Организация' })).toBeNull()
    await userEvent.type(within(sheet).getByRole('textbox', { name: 'Вопрос в одной строке' }), 'Урок')
    await userEvent.type(within(sheet).getByRole('textbox', { name: 'Подробнее' }), 'Как начать?')
    await userEvent.click(within(sheet).getByRole('checkbox', { name: 'Срочно' }))
    await send()
    expect(await within(sheet).findByRole('alert')).toHaveTextContent('Спросить пока некого')
    expect(sent).toMatchObject([
      { schoolId: 'school:1', addressee: 'OWN_MENTOR', urgent: true, topic: 'Урок', question: 'Как начать?' },
    ])
    expect(within(sheet).getByRole('textbox', { name: 'Подробнее' })).toHaveValue('Как начать?')
  })

  it('is taken back with one press', async () => {
    const { sent, resolve } = answering({ __typename: 'CloseHelpRequestDone' })
    await show({ mine: [request('1', 'Урок', { viewerCan: ['WITHDRAW'] })] }, { closeHelpRequest: resolve })
    await press('Отозвать вопрос')
    await vi.waitFor(() => expect(sent).toMatchObject([{ requestId: 'help:1', rating: null }]))
  })
})

describe('an answer', () => {
  it('that another gives already is refused, and its words stay', async () => {
    const { sent, resolve } = answering({
      __typename: 'AnswerHelpRequestRefused',
      reason: 'TAKEN_BY_ANOTHER',
    })
    await show(
      { toGive: [request('1', 'Урок', { viewerCan: ['ANSWER', 'TAKE'] })] },
      { answerHelpRequest: resolve },
    )
    await press('Ответить')
    const sheet = await screen.findByRole('dialog', { name: 'Ответить' })
    await userEvent.type(within(sheet).getByRole('textbox', { name: 'Ответ' }), 'Спойте.')
    await userEvent.click(within(sheet).getByRole('button', { name: 'Отправить' }))
    expect(await within(sheet).findByRole('alert')).toHaveTextContent('уже отвечает другой')
    expect(within(sheet).getByRole('textbox', { name: 'Ответ' })).toHaveValue('Спойте.')
    expect(sent).toMatchObject([{ requestId: 'help:1', answer: 'Спойте.' }])
  })

  it('can be left to others after it was taken', async () => {
    const { sent, resolve } = answering({ __typename: 'TakeHelpRequestDone' })
    await show({ toGive: [request('1', 'Урок', { viewerCan: ['GIVE_BACK'] })] }, { takeHelpRequest: resolve })
    await press('Отдать другим')
    await vi.waitFor(() => expect(sent).toMatchObject([{ giveBack: true }]))
  })
})

describe('a mark of an answer', () => {
  const rated = { state: 'ANSWERED', answer: 'Спойте.', viewerCan: ['CLOSE'] }

  it('is not sent by the arrows that pass over the scores which are not meant', async () => {
    const { sent, resolve } = answering({ __typename: 'CloseHelpRequestDone' })
    await show({ mine: [request('1', 'Урок', rated)] }, { closeHelpRequest: resolve })
    expect(screen.queryByRole('button', { name: 'Отправить оценку' })).toBeNull()
    screen.getByRole('radio', { name: '5' }).focus()
    await userEvent.keyboard(' {ArrowRight}{ArrowRight}')
    expect(sent).toEqual([])
    await press('Отправить оценку')
    await vi.waitFor(() => expect(sent).toHaveLength(1))
    expect(sent).toMatchObject([{ rating: 7 }])
  })

  it('is sent as it was tapped last', async () => {
    const { sent, resolve } = answering({ __typename: 'CloseHelpRequestDone' })
    await show({ mine: [request('1', 'Урок', rated)] }, { closeHelpRequest: resolve })
    await userEvent.click(screen.getByRole('radio', { name: '3' }))
    await userEvent.click(screen.getByRole('radio', { name: '9' }))
    await press('Отправить оценку')
    await vi.waitFor(() => expect(sent).toMatchObject([{ requestId: 'help:1', rating: 9 }]))
  })
})
