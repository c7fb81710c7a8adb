import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { addDays, today } from '@/shared/lib/days'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { typeDay } from '../../../../tests/type-day'
import { AbsenceNote } from './AbsenceNote'
import { AbsenceSheet } from './AbsenceSheet'

vi.setConfig({ testTimeout: 60_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const onClose = vi.fn()
afterEach(() => onClose.mockReset())

async function open(own: boolean, answer: object = { __typename: 'StateAbsenceDone' }) {
  const sent: unknown[] = []
  mockApi({
    graphql: {
      stateAbsence: ({ input }: { input: unknown }) => {
        sent.push(input)
        return answer
      },
    },
  })
  await renderPart(
    <AbsenceSheet
      opened
      own={own}
      onClose={onClose}
      schoolId="school:1"
      person={{ id: 'person:1', fullName: 'Орлова Ольга Ивановна' }}
    />,
  )
  const sheet = await screen.findByRole('dialog', { name: 'Отметить отсутствие' })
  const save = () => userEvent.click(within(sheet).getByRole('button', { name: 'Отметить' }))
  return { sent, sheet, save }
}

it('takes the days and, from who is away themselves, why', async () => {
  const { sent, sheet, save } = await open(true)
  await save()
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Исправьте 2 поля')
  await typeDay(sheet, /^Первый день/, '01.12.2026')
  await typeDay(sheet, /^Последний день/, '14.12.2026')
  expect(within(sheet).getByRole('combobox', { name: /^Почему/ })).toBeVisible()
  await save()
  await vi.waitFor(() =>
    expect(sent).toMatchObject([
      { schoolId: 'school:1', personId: 'person:1', from: '2026-12-01', until: '2026-12-14', reason: null },
    ]),
  )
  expect(onClose).toHaveBeenCalledOnce()
})

it('does not let a curator say why somebody else is away', async () => {
  const { sheet } = await open(false)
  expect(sheet).toHaveTextContent('Орлова Ольга Ивановна')
  expect(within(sheet).queryByRole('combobox', { name: /^Почему/ })).toBeNull()
})

it('ends on no day before it begins', async () => {
  const { sent, sheet, save } = await open(true)
  await typeDay(sheet, /^Первый день/, '14.12.2026')
  await typeDay(sheet, /^Последний день/, '01.12.2026')
  await save()
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('Последний день раньше первого')
  expect(within(sheet).getByRole('textbox', { name: /^Последний день/ })).toBeInvalid()
  expect(sent).toEqual([])
})

it('says which days are taken already, and keeps what was typed', async () => {
  const { sheet, save } = await open(true, { __typename: 'StateAbsenceRefused', reason: 'OVERLAPS' })
  await typeDay(sheet, /^Первый день/, '01.12.2026')
  await typeDay(sheet, /^Последний день/, '14.12.2026')
  await save()
  expect(await within(sheet).findByRole('alert')).toHaveTextContent('отсутствие уже отмечено')
  expect(within(sheet).getByRole('textbox', { name: /^Первый день/ })).toHaveValue('01.12.2026')
  expect(onClose).not.toHaveBeenCalled()
})

describe('the note below a state', () => {
  const absence = (from: string, until: string) =>
    ({ id: 'absence:1', from, until, reason: null, viewerCan: [], person: {}, school: {} }) as never
  const day = (iso: string) => iso.split('-').reverse().join('.')

  it('says until when somebody is away who is away now', async () => {
    const until = addDays(today(), 3)
    await renderPart(<AbsenceNote absence={absence(today(), until)} />)
    expect(screen.getByText(`нет до ${day(until)}`)).toBeVisible()
  })

  it('says when somebody will be away', async () => {
    await renderPart(<AbsenceNote absence={absence(addDays(today(), 1), addDays(today(), 3))} />)
    expect(screen.getByText(/^не будет /)).toBeVisible()
  })

  it('says nothing of who is there', async () => {
    const { container } = await renderPart(<AbsenceNote absence={null} />)
    expect(container).not.toHaveTextContent(/нет|не будет/)
  })
})
