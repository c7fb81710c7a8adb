import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { renderPart } from '../../../tests/render'
import { SideSheet } from './SideSheet'

it('is a dialog named by its title and closed by its button and by Escape', async () => {
  const onClose = vi.fn()
  await renderPart(
    <SideSheet opened onClose={onClose} title="Новая пара">
      Поля
    </SideSheet>,
  )
  expect(screen.getByRole('dialog', { name: 'Новая пара' })).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Закрыть' }))
  await userEvent.keyboard('{Escape}')
  expect(onClose).toHaveBeenCalledTimes(2)
})

it('does not close while something is being sent', async () => {
  const onClose = vi.fn()
  await renderPart(
    <SideSheet opened busy onClose={onClose} title="Новая пара">
      Поля
    </SideSheet>,
  )
  expect(screen.getByRole('button', { name: 'Закрыть' })).toBeDisabled()
  await userEvent.keyboard('{Escape}')
  expect(onClose).not.toHaveBeenCalled()
})

it('is no second banner of the page', async () => {
  await renderPart(
    <SideSheet opened onClose={() => undefined} title="Новая пара">
      Поля
    </SideSheet>,
  )
  expect(screen.queryByRole('banner')).toBeNull()
})
