import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mediation, onlyExists } from '../../../../tests/mediations'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { MediationPage } from './MediationPage'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const ACTS = [
  'takeMediation',
  'noteMediation',
  'proposeOutcome',
  'answerOutcome',
  'closeMediation',
  'withdrawMediation',
] as const
type Act = (typeof ACTS)[number]

async function open(first: object, answers: Partial<Record<Act, object>> = {}) {
  const sent: [Act, object][] = []
  mockApi({
    graphql: {
      viewer: { person: { id: 'person:1' }, mediation: first },
      ...Object.fromEntries(
        ACTS.map((act) => [
          act,
          ({ input }: { input: object }) => {
            sent.push([act, input])
            return (
              answers[act] ?? { __typename: `${act[0]?.toUpperCase()}${act.slice(1)}Done`, mediation: first }
            )
          },
        ]),
      ),
    },
  })
  await renderPart(<MediationPage mediationId="mediation:1" />)
  await screen.findByRole('heading', { level: 1 })
  return sent
}

describe('a case that waits', () => {
  it('says who is asked and by when, and is taken by who can help', async () => {
    const sent = await open(mediation({ viewerCan: ['READ', 'TAKE'] }))
    expect(screen.getByRole('heading', { level: 1, name: 'Как делим часы' })).toBeVisible()
    expect(screen.getByText(/ждёт методическое объединение, просрочено/)).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Взять в работу' }))
    await waitFor(() => expect(sent).toMatchObject([['takeMediation', { mediationId: 'mediation:1' }]]))
  })

  it('is withdrawn by who opened it, after a word', async () => {
    const sent = await open(mediation({ viewerCan: ['READ', 'WITHDRAW'] }))
    await userEvent.click(screen.getByRole('button', { name: 'Отозвать' }))
    const asked = await screen.findByRole('dialog', { name: 'Отозвать обращение?' })
    await userEvent.click(within(asked).getByRole('button', { name: 'Отозвать' }))
    await waitFor(() => expect(sent[0]?.[0]).toBe('withdrawMediation'))
  })
})

describe('what is said in a case', () => {
  it('is hidden from who learns only that it exists', async () => {
    await open(onlyExists())
    expect(screen.getByRole('heading', { level: 1, name: 'Посредничество' })).toBeVisible()
    expect(screen.getByText('Вам видно только, что обращение есть')).toBeVisible()
    expect(screen.queryByRole('region', { name: 'Заметки' })).toBeNull()
    expect(screen.queryByText('Лебедева А. И.', { exact: false })).toBeNull()
    expect(screen.queryByRole('link', { name: 'К паре' })).toBeNull()
  })

  it('is noted by a party, and says who will read it', async () => {
    const sent = await open(mediation({ state: 'IN_PROGRESS', viewerCan: ['READ', 'NOTE'] }))
    const notes = screen.getByRole('region', { name: 'Заметки' })
    expect(notes).toHaveTextContent('Вторая сторона их не видит')
    await userEvent.click(within(notes).getByRole('button', { name: 'Добавить заметку' }))
    const sheet = await screen.findByRole('dialog', { name: 'Добавить заметку' })
    await userEvent.type(within(sheet).getByRole('textbox', { name: /Заметка/ }), 'Был разговор')
    await userEvent.click(within(sheet).getByRole('button', { name: 'Сохранить' }))
    await waitFor(() => expect(sent).toMatchObject([['noteMediation', { text: 'Был разговор' }]]))
  })

  it('tells own notes from those of others', async () => {
    const note = (id: string, own: boolean) => ({
      author: { id, shortName: `Автор ${id}` },
      writtenAt: '2026-11-21T08:00:00Z',
      text: `Слова ${id}`,
      own,
    })
    await open(mediation({ notes: [note('1', true), note('2', false)] }))
    expect(screen.getByText(/^Вы, /)).toBeVisible()
    expect(screen.getByText(/^Автор 2, /)).toBeVisible()
  })
})

describe('an outcome', () => {
  const proposed = mediation({
    state: 'PROPOSED',
    mediator: { id: 'person:9', shortName: 'Белова Т. Н.' },
    outcome: 'Два урока в неделю',
    edition: 5,
    parties: [
      { person: { id: 'person:1', fullName: 'Орлов Пётр Ильич' }, side: 'MENTOR', agreed: true },
      { person: { id: 'person:2', fullName: 'Лебедева Анна Игоревна' }, side: 'MENTEE', agreed: false },
    ],
    viewerCan: ['READ', 'ANSWER'],
  })

  it('says which side has agreed', async () => {
    await open(proposed)
    const sides = within(screen.getByRole('list', { name: 'Стороны' })).getAllByRole('listitem')
    expect(sides[0]).toHaveTextContent('Наставник: Орлов Пётр Ильичсогласен')
    expect(sides[1]).toHaveTextContent('ещё не ответил')
  })

  it('is agreed to as it was read', async () => {
    const sent = await open(proposed)
    await userEvent.click(screen.getByRole('button', { name: 'Согласиться' }))
    const asked = await screen.findByRole('dialog', { name: 'Согласиться с решением?' })
    await userEvent.click(within(asked).getByRole('button', { name: 'Согласиться' }))
    await waitFor(() => expect(sent).toMatchObject([['answerOutcome', { accept: true, edition: 5 }]]))
  })

  it('is declined without asking twice: the talk goes on', async () => {
    const sent = await open(proposed)
    await userEvent.click(screen.getByRole('button', { name: 'Не согласиться' }))
    await waitFor(() => expect(sent).toMatchObject([['answerOutcome', { accept: false, edition: 5 }]]))
  })

  it('is worded by who helps, beginning with the last wording', async () => {
    const sent = await open({ ...proposed, viewerCan: ['READ', 'PROPOSE', 'CLOSE'] })
    await userEvent.click(screen.getByRole('button', { name: 'Изменить решение' }))
    const sheet = await screen.findByRole('dialog', { name: 'Решение' })
    const words = within(sheet).getByRole('textbox', { name: /На чём сойтись/ })
    expect(words).toHaveValue('Два урока в неделю')
    await userEvent.clear(words)
    await userEvent.type(words, 'Один урок')
    await userEvent.click(within(sheet).getByRole('button', { name: 'Предложить' }))
    await waitFor(() => expect(sent).toMatchObject([['proposeOutcome', { outcome: 'Один урок' }]]))
  })

  it('that nobody found ends the case, and stays open when it is over already', async () => {
    const sent = await open(
      { ...proposed, viewerCan: ['READ', 'CLOSE'] },
      { closeMediation: { __typename: 'CloseMediationRefused', reason: 'OVER' } },
    )
    await userEvent.click(screen.getByRole('button', { name: 'Закончить без решения' }))
    const asked = await screen.findByRole('dialog', { name: 'Закончить без решения?' })
    await userEvent.click(within(asked).getByRole('button', { name: 'Закончить без решения' }))
    await waitFor(() => expect(sent).toHaveLength(1))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })
})
