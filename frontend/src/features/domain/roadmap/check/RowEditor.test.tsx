import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../../tests/mock-api'
import { renderPart } from '../../../../../tests/render'
import { item, reading, roadmap } from '../../../../../tests/roadmaps'
import type { CheckItem } from './check-item.fragment'
import { RowEditor } from './RowEditor'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(signedIn)
// What was not kept is sent when a row is left: the server must still be there then, so nothing is unstubbed.

type Input = {
  revision: number
  item: { title: string; bodies: object[]; chosenReading?: { choice: string } }
}
const row = item('1', { title: 'Опрос' })
const period = { from: '2026-09-01', to: '2027-08-31' }

/** An open row; `answer` is what the server says to each saving. */
async function open(answer: (input: Input) => object) {
  const sent: Input[] = []
  const onClose = vi.fn()
  mockApi({
    graphql: {
      schedulePreview: reading,
      viewer: { roadmap: roadmap() },
      changeRoadmapItem: ({ input }: { input: Input }) => {
        sent.push(input)
        return answer(input)
      },
    },
  })
  await renderPart(
    <RowEditor roadmapId="roadmap:1" item={row as unknown as CheckItem} period={period} onClose={onClose} />,
  )
  return { sent, onClose }
}

const done = (input: Input) => ({
  __typename: 'RoadmapItemDone',
  item: {
    ...row,
    ...input.item,
    bodies: input.item.bodies.map((body) => ({ ...body, printed: 'Кураторы' })),
    revision: input.revision + 1,
  },
  roadmap: roadmap(),
})
const title = () => screen.getByRole('textbox', { name: 'Мероприятие' })

describe('a row written in place', () => {
  it('is kept by itself after a moment, and the next saving carries the new revision', async () => {
    const { sent } = await open(done)
    expect(title()).toHaveFocus()
    await userEvent.type(title(), ' педагогов')
    await screen.findByText(/Сохранено/)
    await userEvent.type(title(), ' школы')
    await waitFor(() => expect(sent).toHaveLength(2), { timeout: 4_000 })
    expect(sent.map(({ revision, item: { title: words } }) => [revision, words])).toEqual([
      [1, 'Опрос педагогов'],
      [2, 'Опрос педагогов школы'],
    ])
  })

  it('is kept at once when it is left, and only then closed', async () => {
    const { sent, onClose } = await open(done)
    await userEvent.type(title(), '!')
    await userEvent.keyboard('{Escape}')
    await waitFor(() => expect(onClose).toHaveBeenCalled())
    expect(sent).toHaveLength(1)
  })

  it('sends nothing when nothing was changed', async () => {
    const { sent, onClose } = await open(done)
    await userEvent.click(screen.getByRole('button', { name: 'Готово' }))
    await waitFor(() => expect(onClose).toHaveBeenCalled())
    expect(sent).toEqual([])
  })

  it('takes the reading that a person chose', async () => {
    const { sent } = await open(done)
    await userEvent.click(await screen.findByRole('radio', { name: /Возможно, всё это время/ }))
    await waitFor(() => expect(sent).toHaveLength(1), { timeout: 4_000 })
    expect(sent[0]?.item.chosenReading).toEqual({ choice: 'ALTERNATIVE', part: 0, reason: 'CONTINUOUS' })
  })

  it('says why the server did not take it', async () => {
    await open(() => ({ __typename: 'RoadmapRefused', reason: 'WRONG_STATE', items: [] }))
    await userEvent.type(title(), '!')
    expect(await screen.findByRole('alert')).toHaveTextContent('Состояние карты уже изменилось')
    expect(screen.getByText('Не сохранено')).toBeInTheDocument()
  })
})

describe('a row that somebody else changed meanwhile', () => {
  const theirs = { ...row, title: 'Анкета', revision: 5 }
  const clashOnce = () => {
    let first = true
    return (input: Input) => {
      if (!first) return done(input)
      first = false
      return { __typename: 'RoadmapItemConflict', current: theirs }
    }
  }

  it('shows both wordings, does not close, and keeps mine over theirs when told so', async () => {
    const { sent, onClose } = await open(clashOnce())
    await userEvent.type(title(), ' педагогов')
    const note = await screen.findByRole('alert')
    expect(within(note).getByText(/Анкета/)).toHaveTextContent('Сейчас: Анкета')
    expect(within(note).getByText(/Опрос педагогов/)).toHaveTextContent('У вас: Опрос педагогов')
    await userEvent.click(screen.getByRole('button', { name: 'Готово' }))
    expect(onClose).not.toHaveBeenCalled()
    await userEvent.click(screen.getByRole('button', { name: 'Оставить моё' }))
    await screen.findByText(/Сохранено/)
    expect(sent.at(-1)).toMatchObject({ revision: 5, item: { title: 'Опрос педагогов' } })
  })

  it('takes theirs without another saving', async () => {
    const { sent } = await open(clashOnce())
    await userEvent.type(title(), '!')
    await userEvent.click(await screen.findByRole('button', { name: 'Взять то, что сейчас' }))
    expect(title()).toHaveValue('Анкета')
    expect(sent).toHaveLength(1)
  })
})
