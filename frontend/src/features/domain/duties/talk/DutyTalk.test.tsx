import { cleanup, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../../tests/mock-api'
import { renderPart } from '../../../../../tests/render'
import { occurrence } from '../../../../../tests/roadmaps'
import { DutyTalk } from './DutyTalk'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const comment = (id: string, text: string) => ({
  id: `duty-comment:${id}`,
  at: '2026-11-20T09:30:00Z',
  text,
  author: { id: 'person:1', shortName: 'Иванова М. П.' },
})
type Comment = ReturnType<typeof comment>
type Input = { clientMutationId: string; dutyId: string; text: string }
type Answer = 'DONE' | 'LOST' | 'NOT_IN_FORCE'

/** The talk about a duty; what is said joins it, unless the answers tell otherwise. */
async function talk(comments: Comment[], viewerCan: string[] = ['COMMENT'], answers: Answer[] = []) {
  const sent: Input[] = []
  const duty = { ...occurrence('1').duty, viewerCan }
  mockApi({
    graphql: {
      viewer: { duty: () => ({ ...duty, comments }) },
      commentOnDuty: ({ input }: { input: Input }) => {
        sent.push(input)
        const answer = answers[sent.length - 1] ?? 'DONE'
        if (answer === 'LOST') throw new Error('internal error')
        if (answer === 'NOT_IN_FORCE') return { __typename: 'DutyRefused', reason: answer }
        comments.push(comment(String(comments.length + 1), input.text))
        return { __typename: 'DutyDone', duty: { ...duty, comments } }
      },
    },
  })
  await renderPart(<DutyTalk dutyId="duty:1" />)
  await screen.findByRole('log', { name: 'Обсуждение' })
  return sent
}
const field = () => screen.getByRole('textbox', { name: 'Ваше сообщение' })

describe('the talk about a duty', () => {
  it('is read from its beginning, with who said what and when', async () => {
    await talk([comment('1', 'Перенесём семинар?'), comment('2', 'Да, на март')])
    const [first, second] = within(screen.getByRole('log')).getAllByRole('listitem')
    expect(first).toHaveTextContent('Иванова М. П.')
    expect(first).toHaveTextContent('20 ноября')
    expect(first).toHaveTextContent('Перенесём семинар?')
    expect(second).toHaveTextContent('Да, на март')
    expect(screen.getByText('Видят организация и муниципальный центр')).toBeVisible()
  })

  it('says that nothing was said, and to who may write what comes of writing', async () => {
    await talk([])
    expect(screen.getByText(/другая сторона получит уведомление/)).toBeVisible()
  })

  it('is only read by who may not write', async () => {
    await talk([], [])
    expect(screen.getByText('Пока никто ничего не написал')).toBeVisible()
    expect(screen.queryByRole('textbox')).toBeNull()
  })

  it('says to who may not read it whose it is', async () => {
    mockApi({ graphql: { viewer: { duty: null } } })
    await renderPart(<DutyTalk dutyId="duty:1" />)
    expect(await screen.findByText(/видят организация и те, кто проверяет/)).toBeVisible()
  })
})

describe('a comment', () => {
  it('is sent by the keyboard and stands in the talk', async () => {
    const sent = await talk([])
    await userEvent.type(field(), '  Приказ готов{Control>}{Enter}{/Control}')
    expect(await within(screen.getByRole('log')).findByText('Приказ готов')).toBeVisible()
    expect(sent).toMatchObject([{ dutyId: 'duty:1', text: 'Приказ готов' }])
    expect(field()).toHaveValue('')
  })

  it('of spaces is none', async () => {
    const sent = await talk([])
    await userEvent.type(field(), '   {Control>}{Enter}{/Control}')
    expect(screen.getByRole('button', { name: 'Отправить' })).toBeDisabled()
    expect(sent).toEqual([])
  })

  it('stays when it was not sent, and sent again is said once', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const sent = await talk([], ['COMMENT'], ['LOST'])
    await userEvent.type(field(), 'Приказ готов')
    await userEvent.click(screen.getByRole('button', { name: 'Отправить' }))
    expect(await screen.findByRole('alert')).toBeVisible()
    expect(field()).toHaveValue('Приказ готов')
    await userEvent.click(screen.getByRole('button', { name: 'Отправить' }))
    await waitFor(() => expect(field()).toHaveValue(''))
    expect(sent).toHaveLength(2)
    expect(sent[1]?.clientMutationId).toBe(sent[0]?.clientMutationId)
  })

  it('that is refused stays with the reason', async () => {
    await talk([], ['COMMENT'], ['NOT_IN_FORCE'])
    await userEvent.type(field(), 'Поздно')
    await userEvent.click(screen.getByRole('button', { name: 'Отправить' }))
    expect(await screen.findByText('Карта больше не действует')).toBeVisible()
    expect(field()).toHaveValue('Поздно')
  })

  it('waits for who closed the sheet, and no longer once it is sent', async () => {
    await talk([])
    await userEvent.type(field(), 'Напишу позже')
    cleanup()
    await talk([])
    expect(field()).toHaveValue('Напишу позже')
    await userEvent.click(screen.getByRole('button', { name: 'Отправить' }))
    await waitFor(() => expect(field()).toHaveValue(''))
    cleanup()
    await talk([])
    expect(field()).toHaveValue('')
  })
})
