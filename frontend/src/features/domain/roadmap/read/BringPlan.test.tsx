import { fireEvent, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../../tests/mock-api'
import { renderPart } from '../../../../../tests/render'
import { roadmap } from '../../../../../tests/roadmaps'
import { BringPlan } from './BringPlan'
import { outcomeOfFile } from './refusals'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const file = new File(['x'], 'План.docx')
const bring = (year?: number) =>
  renderPart(
    <BringPlan level="MUNICIPALITY" opened onClose={() => undefined} placeId="municipality:1" year={year} />,
  )
const give = async () =>
  userEvent.upload(await screen.findByLabelText('Выбрать файл', { selector: 'input' }), file)

describe('a file', () => {
  it('that is not read says why and what helps', async () => {
    mockApi({
      rest: {
        'POST /files/plans?place=municipality%3A1&schoolYear=2026': {
          status: 422,
          body: { code: 'PLAN_NOT_READ', problem: 'PDF', remedy: 'SAVE_AS_WORD_OR_PASTE', message: '…' },
        },
      },
    })
    await bring(2026)
    await give()
    const note = await screen.findByRole('alert')
    expect(note).toHaveTextContent('PDF система не читает')
    expect(note).toHaveTextContent('Откройте файл в Word и сохраните как .docx')
  })

  it('that was read before leads to its roadmap, and is read anew when asked so', async () => {
    const { calls } = mockApi({
      rest: {
        'POST /files/plans?place=municipality%3A1&schoolYear=2026': {
          status: 409,
          body: { problem: 'ALREADY_READ', roadmapId: 'roadmap:9', title: 'Карта 2026' },
        },
        'POST /files/plans?place=municipality%3A1&schoolYear=2026&anyway=true': {
          body: { roadmapId: 'roadmap:10' },
        },
      },
    })
    await bring(2026)
    await give()
    expect(await screen.findByText(/«Карта 2026»/)).toBeVisible()
    expect(screen.getByRole('link', { name: 'Открыть её' })).toHaveAttribute('href', '/roadmaps/9')
    await userEvent.click(screen.getByRole('button', { name: /новую редакцию/ }))
    await waitFor(() => expect(calls.at(-1)).toContain('anyway=true'))
  })

  it('that is too large keeps the sentence of every upload', async () => {
    mockApi({
      rest: { 'POST /files/plans?place=municipality%3A1&schoolYear=2026': { status: 413 } },
    })
    await bring(2026)
    await give()
    expect(await screen.findByRole('alert')).toHaveTextContent('Файл слишком большой')
  })
})

describe('the clipboard', () => {
  async function paste() {
    const sent: { content: string }[] = []
    mockApi({
      graphql: {
        readPlan: ({ input }: { input: { content: string } }) => {
          sent.push(input)
          return { __typename: 'ReadPlanDone', roadmap: roadmap() }
        },
      },
    })
    await bring(2026)
    await userEvent.click(await screen.findByRole('radio', { name: 'Вставить таблицу' }))
    const field = screen.getByRole('textbox', { name: 'Таблица плана' })
    const html = '<table><tr><td>Опрос</td></tr></table>'
    fireEvent.paste(field, {
      clipboardData: { getData: (kind: string) => (kind === 'text/html' ? html : 'Опрос') },
    })
    fireEvent.change(field, { target: { value: 'Опрос' } })
    return { sent, field, html }
  }
  it('keeps the cells of a table', async () => {
    const { sent, html } = await paste()
    expect(screen.getByText(/вставлена вместе с ячейками/)).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Прочитать' }))
    await waitFor(() => expect(sent[0]?.content).toBe(html))
  })
  it('is words alone once they are changed by hand', async () => {
    const { sent, field } = await paste()
    fireEvent.change(field, { target: { value: 'Опрос; май' } })
    await userEvent.click(screen.getByRole('button', { name: 'Прочитать' }))
    await waitFor(() => expect(sent[0]?.content).toBe('Опрос; май'))
  })
})

it('takes a plan of the library of the level in hand into the chosen year', async () => {
  const taken: unknown[] = []
  const plan = { source: 'План района', rows: 23, schoolYears: 3 }
  mockApi({
    graphql: {
      viewer: {
        readyPlans: [
          { ...plan, code: 'DISTRICT', level: 'MUNICIPALITY', title: 'План округа' },
          { ...plan, code: 'SCHOOL', level: 'SCHOOL', title: 'План школы' },
        ],
      },
      takeReadyPlan: ({ input }: { input: unknown }) => {
        taken.push(input)
        return { __typename: 'PlanAlreadyRead', roadmap: roadmap({ title: 'План округа 2026' }) }
      },
    },
  })
  await bring(2026)
  await userEvent.click(await screen.findByRole('radio', { name: 'Из библиотеки' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Взять план: План округа' }))
  expect(await screen.findByText(/«План округа 2026»/)).toBeVisible()
  expect(taken).toMatchObject([{ code: 'DISTRICT', schoolYear: 2026, anyway: false }])
  expect(screen.queryByText('План школы')).toBeNull()
})

it('knows every answer to a file, and takes an unknown refusal for a file that is not read', () => {
  expect(outcomeOfFile({ roadmapId: 'roadmap:1' })).toEqual({ kind: 'READ', roadmapId: 'roadmap:1' })
  expect(outcomeOfFile({ problem: 'NEW_KIND', remedy: 'PRAY' })).toEqual({
    kind: 'REFUSED',
    problem: 'UNKNOWN',
    remedy: 'CHOOSE_FILE',
  })
})
