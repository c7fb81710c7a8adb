import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mockApi } from '../../../tests/mock-api'
import { drop, hold } from './access'
import { fetchFile, openFile, saveBlob, saveFile, uploadFile } from './file'
import { fetchFileBy, uploadFile as uploadNamed } from './upload'

const bearer = (init: RequestInit) => new Headers(init.headers).get('authorization')
const made: string[] = []
const freed: string[] = []

beforeEach(() => {
  hold({ accessToken: 'held', expiresIn: 600 })
  made.length = 0
  freed.length = 0
  vi.spyOn(URL, 'createObjectURL').mockImplementation(() => {
    const address = `blob:${made.length}`
    made.push(address)
    return address
  })
  vi.spyOn(URL, 'revokeObjectURL').mockImplementation((address) => void freed.push(address))
})
afterEach(() => {
  drop()
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe('a file behind the sign-in', () => {
  it('is asked for with the token', async () => {
    const seen: (string | null)[] = []
    mockApi({
      rest: {
        'GET /files/orders/1.pdf': (_body, init) => {
          seen.push(bearer(init))
          return { body: 'paper' }
        },
      },
    })
    const blob = await fetchFile('/files/orders/1.pdf')
    expect(await blob.text()).toContain('paper')
    expect(seen).toEqual(['Bearer held'])
  })

  it('that is not the reader’s to read says so, with the number for support', async () => {
    mockApi({
      rest: { 'GET /files/orders/1.pdf': { status: 403, headers: { 'x-request-id': 'req-1' } } },
    })
    await expect(fetchFile('/files/orders/1.pdf')).rejects.toMatchObject({
      code: 'FORBIDDEN',
      status: 403,
      requestId: 'req-1',
    })
  })

  it('is saved under the name that a person recognises, and is not kept in memory for ever', async () => {
    vi.useFakeTimers()
    const saved: string[] = []
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download)
    })
    mockApi({ rest: { 'GET /files/orders/1.pdf': { body: 'paper' } } })
    await saveFile('/files/orders/1.pdf', 'Приказ № 4.pdf')
    expect(saved).toEqual(['Приказ № 4.pdf'])
    expect(freed).toEqual([])
    vi.advanceTimersByTime(60_000)
    expect(freed).toEqual(made)
  })

  it('is not saved at all when it did not come', async () => {
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
    mockApi({ rest: { 'GET /files/orders/1.pdf': { status: 404 } } })
    await expect(saveFile('/files/orders/1.pdf', 'x.pdf')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(click).not.toHaveBeenCalled()
  })
})

describe('a file in a tab of its own', () => {
  it('opens the tab before it asks, so that the browser does not take it for an advertisement', async () => {
    const order: string[] = []
    const tab = { location: { href: '' }, close: vi.fn() }
    vi.stubGlobal('open', () => {
      order.push('tab')
      return tab
    })
    mockApi({
      rest: {
        'GET /files/orders/1.pdf': () => {
          order.push('asked')
          return { body: 'paper' }
        },
      },
    })
    await openFile('/files/orders/1.pdf')
    expect(order).toEqual(['tab', 'asked'])
    expect(tab.location.href).toBe('blob:0')
  })

  it('leaves no empty tab behind a failure', async () => {
    const tab = { location: { href: '' }, close: vi.fn() }
    vi.stubGlobal('open', () => tab)
    mockApi({ rest: { 'GET /files/orders/1.pdf': { status: 503 } } })
    await expect(openFile('/files/orders/1.pdf')).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect(tab.close).toHaveBeenCalledOnce()
  })

  it('does no harm where the browser refused the tab', async () => {
    vi.stubGlobal('open', () => null)
    mockApi({ rest: { 'GET /files/orders/1.pdf': { body: 'paper' } } })
    await expect(openFile('/files/orders/1.pdf')).resolves.toBeUndefined()
  })
})

describe('a file handed in', () => {
  it('goes as it is, and its Russian name in a header that holds no Russian letters', async () => {
    const file = new File(['a;b'], 'Список пар.csv')
    const sent: { name: string | null; type: string | null; body: unknown }[] = []
    mockApi({
      rest: {
        'POST /files/imports': (_body, init) => {
          const headers = new Headers(init.headers)
          sent.push({
            name: headers.get('x-file-name'),
            type: headers.get('content-type'),
            body: init.body,
          })
          return { body: { importId: 'import:1' } }
        },
      },
    })
    expect(await uploadNamed('/files/imports', file)).toEqual({ importId: 'import:1' })
    expect(sent).toEqual([
      { name: encodeURIComponent('Список пар.csv'), type: 'application/octet-stream', body: file },
    ])
    expect(sent[0]?.name).toMatch(/^[\x20-\x7e]+$/)
  })

  it('may be refused with words of the server, where the caller knows to read them', async () => {
    mockApi({ rest: { 'POST /files/plans': { status: 422, body: { error: { code: 'SCAN' } } } } })
    expect(await uploadNamed('/files/plans', new File([''], 'a.pdf'), [422])).toEqual({
      error: { code: 'SCAN' },
    })
    await expect(uploadNamed('/files/plans', new File([''], 'a.pdf'))).rejects.toMatchObject({ status: 422 })
  })

  it.each([
    ['a table', () => uploadNamed('/files/x', new File([''], 'a.csv'))],
    ['a scan', () => uploadFile('/files/x', new Blob(['']))],
  ])('that is too large is told so and not as a fault of ours: %s', async (_name, run) => {
    mockApi({ rest: { 'POST /files/x': { status: 413 } } })
    await expect(run()).rejects.toMatchObject({ code: 'TOO_LARGE', status: 413 })
  })
})

it('asks for an export by a body: what it is filtered by may be a name', async () => {
  const asked: unknown[] = []
  mockApi({
    rest: {
      'POST /files/exports': (body) => {
        asked.push(body)
        return { body: 'rows' }
      },
    },
  })
  const blob = await fetchFileBy('/files/exports', { list: 'PEOPLE', filter: { text: 'Иванова' } })
  expect(await blob.text()).toContain('rows')
  expect(asked).toEqual([{ list: 'PEOPLE', filter: { text: 'Иванова' } }])
})

it('gives the browser what is in memory already', () => {
  const saved: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(`${this.download} ${this.getAttribute('href')}`)
  })
  saveBlob(new Blob(['x']), 'Отчёт.xlsx')
  expect(saved).toEqual(['Отчёт.xlsx blob:0'])
})
