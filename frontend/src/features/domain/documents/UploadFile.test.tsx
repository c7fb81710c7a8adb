import { fireEvent, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { signedIn } from '../../../../tests/mock-api'
import { mockUpload } from '../../../../tests/mock-upload'
import { renderPart } from '../../../../tests/render'
import { UploadFile } from './UploadFile'

beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const kept = { id: 'document:5', revision: 3 }
const pdf = new File(['%PDF-1.7'], 'Положение.pdf', { type: 'application/pdf' })
const input = () => screen.getByLabelText<HTMLInputElement>('Выбрать файл')
const refusal = async () => screen.findByRole('alert')

async function show(...answers: Parameters<typeof mockUpload>) {
  const onSent = vi.fn()
  const { sent } = mockUpload(...answers)
  await renderPart(<UploadFile document={kept} onSent={onSent} />)
  return { sent, onSent }
}

describe('a file that is taken', () => {
  it('goes to its document as it was read, and tells the next revision', async () => {
    const { sent, onSent } = await show({ status: 201, body: { fileId: 'document-file:1', revision: 4 } })
    await userEvent.upload(input(), pdf)
    await vi.waitFor(() => expect(onSent).toHaveBeenCalledWith(4))
    expect(sent).toMatchObject([{ path: '/files/documents/5?revision=3', body: pdf }])
    expect(screen.queryByRole('alert')).toBeNull()
    expect(screen.queryByRole('progressbar')).toBeNull()
  })

  it('can be dropped', async () => {
    const { onSent } = await show({ status: 201, body: { revision: 4 } })
    fireEvent.drop(screen.getByText('или перетащите его сюда'), { dataTransfer: { files: [pdf] } })
    await vi.waitFor(() => expect(onSent).toHaveBeenCalledOnce())
  })
})

describe('a file that is not taken', () => {
  it('is not even sent when it is plainly too large, and what helps is said', async () => {
    const { sent } = await show({ status: 201, body: { revision: 4 } })
    const huge = new File(['x'], 'Скан.pdf')
    Object.defineProperty(huge, 'size', { value: 21 * 1024 * 1024 })
    await userEvent.upload(input(), huge)
    expect(await refusal()).toHaveTextContent('Файл слишком большой')
    expect(await refusal()).toHaveTextContent('Сохраните скан с меньшим разрешением')
    expect(sent).toEqual([])
  })

  it.each([
    [{ status: 415, body: {} }, 'Это не документ и не скан'],
    [{ status: 400, body: { error: { field: 'file: it has a password' } } }, 'Снимите пароль'],
    [
      { status: 400, body: { error: { field: 'file: it runs something or carries other files' } } },
      'без макросов и вложений',
    ],
    [{ status: 409, body: { error: { code: 'CONFLICT' } } }, 'Документ тем временем изменили'],
  ])('says why and what helps: %j', async (answer, words) => {
    const { onSent } = await show(answer)
    await userEvent.upload(input(), pdf)
    expect(await refusal()).toHaveTextContent(words)
    expect(onSent).not.toHaveBeenCalled()
  })

  it('may be chosen anew at once, and the old refusal goes', async () => {
    const { onSent } = await show(
      { status: 400, body: { error: { field: 'file: it breaks off' } } },
      { status: 201, body: { revision: 4 } },
    )
    await userEvent.upload(input(), pdf)
    expect(await refusal()).toHaveTextContent('Файл повреждён')
    await userEvent.upload(input(), pdf)
    await vi.waitFor(() => expect(onSent).toHaveBeenCalledOnce())
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('for want of a connection is told as that', async () => {
    await show('lost')
    await userEvent.upload(input(), pdf)
    expect(await refusal()).toHaveTextContent('Нет связи')
  })
})
