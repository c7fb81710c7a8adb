import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../tests/mock-api'
import { renderPart } from '../../../tests/render'
import { AddPerson } from './AddPerson'

/** A sheet with a calendar is slow to open on a busy machine. */
vi.setConfig({ testTimeout: 40_000 })

const onClose = vi.fn()
beforeEach(signedIn)
afterEach(() => {
  vi.unstubAllGlobals()
  onClose.mockReset()
})

type Input = { evenIfSimilar: boolean; employment: unknown; email: string | null }

function register(answers: readonly object[]) {
  const asked: Input[] = []
  mockApi({
    graphql: {
      addPerson: ({ input }: { input: Input }) => {
        asked.push(input)
        return answers[asked.length - 1]
      },
    },
  })
  return asked
}

async function fillAndAdd() {
  await renderPart(<AddPerson opened onClose={onClose} schoolId="school:1" />)
  const type = async (name: RegExp, text: string) =>
    userEvent.type(await screen.findByRole('textbox', { name }), text)
  await type(/^Фамилия/, 'Сафина')
  await type(/^Имя/, 'Алия')
  await type(/^Должность/, 'учитель')
  await type(/^Полных лет/, '2')
  await type(/^Работает здесь с/, '01.09.2026')
  await userEvent.tab()
  await userEvent.click(screen.getByRole('button', { name: 'Добавить' }))
}

const similar = {
  __typename: 'SimilarPeople',
  people: [{ id: 'person:7', fullName: 'Сафина Алия Рустамовна', position: 'методист', viewerCan: ['READ'] }],
}
const done = { __typename: 'AddPersonDone', person: { fullName: 'Сафина Алия' } }

it('shows the people of that name first and adds a second one only when told to', async () => {
  const asked = register([similar, done])
  await fillAndAdd()
  const note = await screen.findByRole('alert')
  expect(within(note).getByRole('link', { name: 'Сафина Алия Рустамовна' })).toBeVisible()
  expect(onClose).not.toHaveBeenCalled()
  await userEvent.click(within(note).getByRole('button', { name: 'Всё равно добавить' }))
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(asked.map(({ evenIfSimilar }) => evenIfSimilar)).toEqual([false, true])
})

it('sends the job apart from the person, and says nothing about what was left blank', async () => {
  const asked = register([done])
  await fillAndAdd()
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(asked[0]).toMatchObject({
    lastName: 'Сафина',
    email: null,
    birthDate: null,
    employment: { position: 'учитель', subject: null, startedOn: '2026-09-01', teachingYears: 2 },
  })
})

it('puts what the server found wrong in the job on the field of the form', async () => {
  register([
    { __typename: 'InvalidInput', fields: [{ path: ['employment', 'position'], problem: 'TOO_LONG' }] },
  ])
  await fillAndAdd()
  await screen.findByRole('alert')
  expect(screen.getByRole('textbox', { name: /^Должность/ })).toHaveAccessibleDescription(/Слишком длинно/)
})
