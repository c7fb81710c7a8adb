import { within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { vi } from 'vitest'

/** Types a day into a field of the sheet. The calendar is a chunk of its own: until it has come, the field takes nothing. */
export async function typeDay(inside: HTMLElement, name: RegExp | string, day: string): Promise<void> {
  const field = await vi.waitFor(() => {
    const found = within(inside).getByRole<HTMLInputElement>('textbox', { name })
    if (found.disabled) throw new Error(`${String(name)} waits for its calendar`)
    return found
  }, 10_000)
  await userEvent.clear(field)
  await userEvent.type(field, day)
  await userEvent.tab()
}
