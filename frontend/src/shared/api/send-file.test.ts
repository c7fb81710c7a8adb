import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mockUpload } from '../../../tests/mock-upload'
import { drop, hold } from './access'
import { sendFile } from './send-file'

beforeEach(() => hold({ accessToken: 'held', expiresIn: 600 }))
afterEach(() => {
  drop()
  vi.unstubAllGlobals()
})

const file = new File(['%PDF-'], 'Положение о наставничестве.pdf')

describe('a file on its way', () => {
  it('goes with the token, its name, and nothing of its own wrapped around it', async () => {
    const { sent } = mockUpload({ status: 201, body: { fileId: 'document-file:1', revision: 4 } })
    const answer = await sendFile<{ revision: number }>('/files/documents/1?revision=3', file)
    expect(answer).toEqual({ ok: true, body: { fileId: 'document-file:1', revision: 4 } })
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({ method: 'POST', path: '/files/documents/1?revision=3', body: file })
    expect(sent[0]?.headers).toMatchObject({
      authorization: 'Bearer held',
      'x-requested-with': 'nastavnik',
      'x-file-name': encodeURIComponent('Положение о наставничестве.pdf'),
    })
  })

  it('tells how far it is', async () => {
    const shares: number[] = []
    mockUpload({ status: 201, body: {}, progress: [0.25, 0.5, 1] })
    await sendFile('/files/documents/1', file, { onProgress: (share) => shares.push(share) })
    expect(shares).toEqual([0.25, 0.5, 1])
  })

  it('is silent where the browser does not know the size', async () => {
    const shares: number[] = []
    mockUpload({ status: 201, body: {}, progress: [Number.NaN] })
    await sendFile('/files/documents/1', file, { onProgress: (share) => shares.push(share) })
    expect(shares).toEqual([])
  })
})

describe('a file that was not taken', () => {
  it('is a refusal with the words of the server where the caller reads them', async () => {
    mockUpload({ status: 400, body: { error: { code: 'BAD_INPUT', field: 'file: it breaks off' } } })
    expect(await sendFile('/files/documents/1', file, { refusals: [400] })).toEqual({
      ok: false,
      status: 400,
      words: 'file: it breaks off',
    })
  })

  it('is a refusal without words when a proxy refused it', async () => {
    mockUpload({ status: 413, body: '<html>' })
    expect(await sendFile('/files/documents/1', file, { refusals: [413] })).toEqual({
      ok: false,
      status: 413,
      words: '',
    })
  })

  it('is a failure like any other elsewhere', async () => {
    mockUpload({ status: 403, body: { error: { code: 'FORBIDDEN' } }, headers: { 'x-request-id': 'req-4' } })
    await expect(sendFile('/files/documents/1', file, { refusals: [413] })).rejects.toMatchObject({
      code: 'FORBIDDEN',
      status: 403,
      requestId: 'req-4',
    })
  })

  it('is a lost connection when no answer came', async () => {
    mockUpload('lost')
    await expect(sendFile('/files/documents/1', file)).rejects.toMatchObject({ code: 'NETWORK', status: 0 })
  })
})
