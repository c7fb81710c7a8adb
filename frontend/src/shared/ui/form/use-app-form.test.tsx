import { TextInput } from '@mantine/core'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import * as v from 'valibot'
import { expect, it, vi } from 'vitest'
import { msg } from '@/shared/i18n/message'
import { renderPart } from '../../../../tests/render'
import { AppForm } from './AppForm'
import { type Refusal, useAppForm } from './use-app-form'

const schema = v.object({ goal: v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required'))) })

function GoalForm({ onSend, refusals = [] }: { onSend: (goal: string) => void; refusals?: Refusal[] }) {
  const app = useAppForm({ schema, initialValues: { goal: '' } })
  return (
    <AppForm
      app={app}
      busy={false}
      submitLabel="Сохранить"
      onSubmit={app.submit(({ goal }) => {
        onSend(goal)
        if (refusals.length > 0) app.refuse(refusals)
      })}
    >
      <TextInput key={app.key('goal')} {...app.field('goal')} label="Цель" />
    </AppForm>
  )
}

const send = () => userEvent.click(screen.getByRole('button', { name: 'Сохранить' }))

it('translates the messages of its schema, summarises them and does not send', async () => {
  const onSend = vi.fn()
  await renderPart(<GoalForm onSend={onSend} />)
  await send()
  expect(screen.getByRole('alert')).toHaveTextContent('Исправьте 1 поле')
  expect(screen.getByRole('textbox', { name: 'Цель' })).toBeInvalid()
  expect(screen.getAllByText(/Заполните поле/)).toHaveLength(2)
  expect(onSend).not.toHaveBeenCalled()
})

it('leads from the summary to the field', async () => {
  await renderPart(<GoalForm onSend={vi.fn()} />)
  await send()
  expect(screen.getByRole('alert')).toHaveFocus()
  await userEvent.click(screen.getByRole('button', { name: 'Цель' }))
  expect(screen.getByRole('textbox', { name: 'Цель' })).toHaveFocus()
})

it('sends what the schema made of the input', async () => {
  const onSend = vi.fn()
  await renderPart(<GoalForm onSend={onSend} />)
  await userEvent.type(screen.getByRole('textbox', { name: 'Цель' }), '  урок  ')
  await send()
  expect(onSend).toHaveBeenCalledWith('урок')
})

it('puts the refusal of the server on the field it means and keeps what was typed', async () => {
  const refusals = [{ path: 'goal', message: 'У наставника уже 3 пары из 3' }]
  await renderPart(<GoalForm onSend={vi.fn()} refusals={refusals} />)
  await userEvent.type(screen.getByRole('textbox', { name: 'Цель' }), 'урок')
  await send()
  expect(screen.getByRole('textbox', { name: 'Цель' })).toHaveAccessibleDescription(
    'У наставника уже 3 пары из 3',
  )
  expect(screen.getByRole('textbox', { name: 'Цель' })).toHaveValue('урок')
})

it('shows a refusal of the whole form without inventing a field', async () => {
  await renderPart(<GoalForm onSend={vi.fn()} refusals={[{ message: 'Пара уже активна' }]} />)
  await userEvent.type(screen.getByRole('textbox', { name: 'Цель' }), 'урок')
  await send()
  expect(screen.getByRole('alert')).toHaveTextContent('Пара уже активна')
  expect(screen.getByRole('textbox', { name: 'Цель' })).toBeValid()
})
