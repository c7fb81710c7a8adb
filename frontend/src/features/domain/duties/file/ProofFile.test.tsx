import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mockApi, signedIn } from '../../../../../tests/mock-api'
import { mockUpload } from '../../../../../tests/mock-upload'
import { renderPart } from '../../../../../tests/render'
import { item, occurrence } from '../../../../../tests/roadmaps'
import { EvidenceList } from '../EvidenceList'
import { ExecutionSheet } from '../ExecutionSheet'
import type { Occurrence } from '../occurrence.fragment'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(signedIn)
afterEach(() => vi.unstubAllGlobals())

const pdf = new File(['%PDF-1.7'], 'Отчёт о семинаре.pdf', { type: 'application/pdf' })
const stated = { id: 'duty-file:8', name: 'Приказ.pdf', size: 48_700, path: '/files/duties/1/8' }
const proof = {
  id: 'evidence:1',
  kind: 'DOCUMENT',
  title: 'Приказ о парах',
  url: null,
  text: null,
  number: null,
  datedOn: null,
  order: null,
  file: stated,
}

async function atSheet(change: object, ...answers: Parameters<typeof mockUpload>) {
  const said: { evidence: unknown[] }[] = []
  const discarded: string[] = []
  mockApi({
    graphql: {
      stateExecution: ({ input }: { input: { evidence: unknown[] } }) => {
        said.push(input)
        return { __typename: 'OccurrenceDone', occurrence: occurrence('1') }
      },
      discardDutyFile: ({ input }: { input: { fileId: string } }) => {
        discarded.push(input.fileId)
        return { __typename: 'DiscardDutyFileDone', duty: occurrence('1').duty }
      },
    },
  })
  const { sent } = mockUpload(...answers)
  const row = occurrence('1', {
    duty: { ...occurrence('1').duty, item: item('1', { evidenceKind: 'DOCUMENT' }) },
    ...change,
  }) as unknown as Occurrence
  await renderPart(<ExecutionSheet duty={row.duty} occurrence={row} onClose={() => undefined} />)
  const sheet = await screen.findByRole('dialog')
  const choose = () => sheet.ownerDocument.querySelector<HTMLInputElement>('input[type="file"]')
  return { said, discarded, sent, sheet, choose }
}
const submit = (sheet: HTMLElement) => within(sheet).getByRole('button', { name: 'Отметить выполненным' })

describe('a file of a proof', () => {
  it('goes to the duty, gives the proof its title, and is stated', async () => {
    const { said, sent, sheet, choose } = await atSheet(
      {},
      { status: 201, body: { fileId: 'duty-file:9', name: 'Отчёт о семинаре.pdf' } },
    )
    await userEvent.upload(choose() as HTMLInputElement, pdf)
    expect(await within(sheet).findByRole('button', { name: /^Убрать файл/ })).toBeVisible()
    expect(sent).toMatchObject([{ method: 'POST', path: '/files/duties/1', body: pdf }])
    expect(within(sheet).getByLabelText(/Что это/)).toHaveValue('Отчёт о семинаре')
    await userEvent.click(submit(sheet))
    await waitFor(() => expect(said).toMatchObject([{ evidence: [{ fileId: 'duty-file:9' }] }]))
  })

  it('is taken away again before it is stated', async () => {
    const { said, discarded, sheet, choose } = await atSheet(
      {},
      { status: 201, body: { fileId: 'duty-file:9', name: 'Отчёт.pdf' } },
    )
    await userEvent.upload(choose() as HTMLInputElement, pdf)
    await userEvent.click(await within(sheet).findByRole('button', { name: 'Убрать файл: Отчёт.pdf' }))
    await waitFor(() => expect(discarded).toEqual(['duty-file:9']))
    await userEvent.click(submit(sheet))
    await waitFor(() => expect(said).toMatchObject([{ evidence: [{ fileId: null }] }]))
  })

  it('that is stated already goes with the next statement and not before', async () => {
    const { said, discarded, sheet } = await atSheet({
      state: 'DONE',
      doneOn: '2026-09-10',
      evidence: [proof],
    })
    await userEvent.click(within(sheet).getByRole('button', { name: 'Убрать файл: Приказ.pdf' }))
    await userEvent.click(submit(sheet))
    await waitFor(() => expect(said).toMatchObject([{ evidence: [{ fileId: null }] }]))
    expect(discarded).toEqual([])
  })

  it.each([
    [{ status: 415, body: {} }, 'Это не документ и не скан'],
    [{ status: 409, body: { error: { message: 'too many files' } } }, 'Слишком много файлов'],
    [{ status: 409, body: { error: { message: 'the roadmap is not in force' } } }, 'карта не действует'],
  ])('that is not taken says why: %j', async (answer, words) => {
    const { sheet, choose } = await atSheet({}, answer)
    await userEvent.upload(choose() as HTMLInputElement, pdf)
    expect(await within(sheet).findByRole('alert')).toHaveTextContent(words)
    expect(submit(sheet)).toBeEnabled()
  })
})

it('is named in the list of proofs with its size, to be saved', async () => {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    return new Response('%PDF')
  })
  await renderPart(<EvidenceList evidence={[proof] as unknown as Occurrence['evidence']} />)
  const line = screen.getByRole('listitem')
  expect(line).toHaveTextContent(/48.кБ/)
  await userEvent.click(within(line).getByRole('button', { name: 'Скачать: Приказ.pdf' }))
  await waitFor(() => expect(asked).toEqual(['/files/duties/1/8']))
})
