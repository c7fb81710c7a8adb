import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { makeFragmentData } from '@/shared/graphql/generated'
import { EditPerson_PersonFragmentDoc } from '@/shared/graphql/generated/graphql'
import { mockApi, signedIn } from '../../../../tests/mock-api'
import { renderPart } from '../../../../tests/render'
import { EditPerson } from './EditPerson'

const person = {
  id: 'person:1',
  lastName: 'Орлова',
  firstName: 'Татьяна',
  patronymic: 'Николаевна',
  record: { email: 'orlova@school.ru', phone: null, birthDate: null, version: 3 },
}
const current = {
  ...person,
  lastName: 'Орлова-Чайкина',
  record: { ...person.record, hasAccount: false, version: 9 },
}

const onClose = vi.fn()
beforeEach(signedIn)
afterEach(() => {
  vi.unstubAllGlobals()
  onClose.mockReset()
})

/** Somebody saved between the reading and the saving: the first save meets a conflict. */
async function saveSecond() {
  const asked: { version: number; lastName: string; phone: string | null }[] = []
  mockApi({
    graphql: {
      editPerson: ({ input }: { input: (typeof asked)[number] }) => {
        asked.push(input)
        return input.version === 9
          ? { __typename: 'EditPersonDone', person: current }
          : { __typename: 'EditPersonConflict', current }
      },
    },
  })
  await renderPart(
    <EditPerson opened onClose={onClose} person={makeFragmentData(person, EditPerson_PersonFragmentDoc)} />,
  )
  await userEvent.type(await screen.findByRole('textbox', { name: 'Телефон' }), '+7 922')
  await userEvent.click(screen.getByRole('button', { name: 'Сохранить' }))
  return { asked, note: within(await screen.findByRole('alert')) }
}

it('shows what differs, both ways, and nothing that does not', async () => {
  const { note } = await saveSecond()
  const name = within(note.getByRole('row', { name: /^Фамилия/ }))
  expect(name.getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['Орлова', 'Орлова-Чайкина'])
  const phone = within(note.getByRole('row', { name: /^Телефон/ }))
  expect(phone.getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['+7 922', '—'])
  expect(note.queryByRole('row', { name: /^Имя/ })).toBeNull()
  expect(onClose).not.toHaveBeenCalled()
})

it('saves mine over the version that was shown, not over one nobody has seen', async () => {
  const { asked, note } = await saveSecond()
  await userEvent.click(note.getByRole('button', { name: 'Сохранить моё' }))
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(asked.map(({ version, lastName }) => [version, lastName])).toEqual([
    [3, 'Орлова'],
    [9, 'Орлова'],
  ])
})

it('fills the form with the current record, and a new save carries its version', async () => {
  const { asked, note } = await saveSecond()
  await userEvent.click(note.getByRole('button', { name: 'Взять текущее' }))
  expect(screen.getByRole('textbox', { name: /^Фамилия/ })).toHaveValue('Орлова-Чайкина')
  expect(screen.queryByRole('alert')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Сохранить' }))
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(asked.at(-1)).toMatchObject({ version: 9, lastName: 'Орлова-Чайкина', phone: null })
})
