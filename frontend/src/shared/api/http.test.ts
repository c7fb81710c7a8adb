import { afterEach, describe, expect, it, vi } from 'vitest'
import { mockApi } from '../../../tests/mock-api'
import { ApiError, errorCode, toErrorCode } from './error'
import { codeOfStatus, rest, send } from './http'

afterEach(() => vi.unstubAllGlobals())

const failure = (run: Promise<unknown>) =>
  run.then(
    () => {
      throw new Error('it did not fail')
    },
    (error: unknown) => error as ApiError,
  )

describe('a call', () => {
  it('asks as our own page, with a body only where there is one', async () => {
    const seen: Record<string, string>[] = []
    const note = (_body: unknown, init: RequestInit) => {
      seen.push(Object.fromEntries(new Headers(init.headers).entries()))
      return { body: { ok: true } }
    }
    mockApi({ rest: { 'GET /auth/config': note, 'POST /auth/password': note } })
    await rest('/auth/config')
    await rest('/auth/password', { method: 'POST', body: { next: 'x' }, token: 'held' })
    expect(seen[0]).toMatchObject({ 'x-requested-with': 'nastavnik' })
    expect(seen[0]).not.toHaveProperty('content-type')
    expect(seen[0]).not.toHaveProperty('authorization')
    expect(seen[1]).toMatchObject({ 'content-type': 'application/json', authorization: 'Bearer held' })
  })

  it('answers nothing where the server says nothing', async () => {
    mockApi({ rest: { 'POST /auth/sign-out': { status: 204 } } })
    expect(await rest('/auth/sign-out', { method: 'POST' })).toBeUndefined()
  })
})

describe('a refusal', () => {
  it('carries the code of the body, the number for support and the wait', async () => {
    mockApi({
      rest: {
        'POST /auth/sign-in': {
          status: 429,
          body: { error: { code: 'THROTTLED', retryAfter: 40, requestId: 'req-7' } },
        },
      },
    })
    const error = await failure(rest('/auth/sign-in', { method: 'POST', body: {} }))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ code: 'THROTTLED', status: 429, retryAfter: 40, requestId: 'req-7' })
  })

  it('is read from the headers when a proxy answered in our stead', async () => {
    mockApi({
      rest: {
        'GET /auth/config': { status: 429, headers: { 'retry-after': '12', 'x-request-id': 'req-8' } },
      },
    })
    expect(await failure(rest('/auth/config'))).toMatchObject({
      code: 'THROTTLED',
      retryAfter: 12,
      requestId: 'req-8',
    })
  })

  it('keeps no wait that is no number of seconds', async () => {
    mockApi({ rest: { 'GET /auth/config': { status: 429, headers: { 'retry-after': 'tomorrow' } } } })
    expect((await failure(rest('/auth/config'))).retryAfter).toBeUndefined()
  })

  it('of a code that this client does not know is an inner failure, not a crash', async () => {
    mockApi({ rest: { 'GET /auth/config': { status: 400, body: { error: { code: 'SOMETHING_NEW' } } } } })
    expect((await failure(rest('/auth/config'))).code).toBe('INTERNAL')
    expect(toErrorCode(undefined)).toBe('INTERNAL')
  })

  it.each([
    [401, 'UNAUTHENTICATED'],
    [403, 'FORBIDDEN'],
    [404, 'NOT_FOUND'],
    [413, 'TOO_LARGE'],
    [429, 'THROTTLED'],
    [500, 'INTERNAL'],
    [502, 'UNAVAILABLE'],
    [503, 'UNAVAILABLE'],
    [504, 'UNAVAILABLE'],
    [505, 'INTERNAL'],
  ])('of status %i without a body is %s', (status, code) => expect(codeOfStatus(status)).toBe(code))
})

describe('no answer at all', () => {
  it('is a lost connection', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    expect(await failure(rest('/auth/config'))).toMatchObject({ code: 'NETWORK', status: 0 })
  })

  it('that the page itself gave up is no failure to show', async () => {
    const stop = new AbortController()
    vi.stubGlobal('fetch', () => Promise.reject(new DOMException('stopped', 'AbortError')))
    stop.abort()
    const error = await failure(send('/graphql', { signal: stop.signal }))
    expect(error).not.toBeInstanceOf(ApiError)
    expect(error.name).toBe('AbortError')
  })
})

it('names whatever else was thrown an inner failure', () => {
  expect(errorCode(new Error('boom'))).toBe('INTERNAL')
  expect(errorCode(undefined)).toBe('INTERNAL')
  expect(errorCode(new ApiError('FORBIDDEN', 'no'))).toBe('FORBIDDEN')
})
