import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { accessToken, drop, hold, onSignedOut } from '@/shared/api/access'
import { ApiError } from '@/shared/api/error'
import { mockApi } from '../../../tests/mock-api'
import { TypedDocumentString } from './generated/graphql'
import { graphqlRequest } from './request'

const QUERY = new TypedDocumentString<{ viewer: null }, Record<string, never>>('{ viewer { email } }')
const GRANT = { accessToken: 'second', expiresIn: 600 }
const refused = { body: { errors: [{ message: 'no', extensions: { code: 'UNAUTHENTICATED' } }] } }

const bearer = (request: RequestInit) => new Headers(request.headers).get('authorization')

beforeEach(() => hold({ accessToken: 'first', expiresIn: 600 }))
afterEach(() => {
  drop()
  vi.unstubAllGlobals()
})

describe('an expired sign-in', () => {
  it('is renewed once for all that wait, and each operation is repeated', async () => {
    const { calls } = mockApi({
      rest: {
        'POST /graphql': (_body, request) =>
          bearer(request) === 'Bearer second' ? { body: { data: { viewer: null } } } : refused,
        'POST /auth/refresh': { body: GRANT },
      },
    })
    const answers = await Promise.all([graphqlRequest(QUERY), graphqlRequest(QUERY), graphqlRequest(QUERY)])
    expect(answers).toEqual([{ viewer: null }, { viewer: null }, { viewer: null }])
    expect(calls.filter((call) => call === 'POST /auth/refresh')).toHaveLength(1)
  })

  it('ends the session when the cookie is no longer good', async () => {
    const ended = vi.fn()
    const stop = onSignedOut(ended)
    mockApi({ rest: { 'POST /graphql': refused, 'POST /auth/refresh': { status: 401 } } })
    await expect(graphqlRequest(QUERY)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(ended).toHaveBeenCalledOnce()
    expect(await accessToken()).toBeUndefined()
    stop()
  })

  it('is not tried for a refusal that stays a refusal: the second answer stands', async () => {
    const { calls } = mockApi({ rest: { 'POST /graphql': refused, 'POST /auth/refresh': { body: GRANT } } })
    await expect(graphqlRequest(QUERY)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(calls).toEqual(['POST /graphql', 'POST /auth/refresh', 'POST /graphql'])
  })

  it('stays when the server is only away: a lost connection signs nobody out', async () => {
    mockApi({ rest: { 'POST /graphql': refused, 'POST /auth/refresh': { status: 503 } } })
    await expect(graphqlRequest(QUERY)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect(await accessToken()).toBe('first')
  })
})

describe('a token that is about to end', () => {
  it('is renewed before the request leaves', async () => {
    hold({ accessToken: 'first', expiresIn: 5 })
    const { calls } = mockApi({
      rest: { 'POST /graphql': { body: { data: { viewer: null } } }, 'POST /auth/refresh': { body: GRANT } },
    })
    await graphqlRequest(QUERY)
    expect(calls).toEqual(['POST /auth/refresh', 'POST /graphql'])
  })
})

describe('failures', () => {
  it('keep the code and the request id', async () => {
    const errors = [{ message: 'x', extensions: { code: 'CONFLICT', requestId: 'r-1' } }]
    mockApi({ rest: { 'POST /graphql': { body: { data: null, errors } } } })
    await expect(graphqlRequest(QUERY)).rejects.toMatchObject({ code: 'CONFLICT', requestId: 'r-1' })
  })

  it('of an unknown code are inner failures', async () => {
    mockApi({
      rest: { 'POST /graphql': { body: { errors: [{ message: 'x', extensions: { code: 'NEW' } }] } } },
    })
    await expect(graphqlRequest(QUERY)).rejects.toMatchObject({ code: 'INTERNAL' })
  })

  it('of a proxy without a body speak by their status', async () => {
    mockApi({ rest: { 'POST /graphql': { status: 502, headers: { 'x-request-id': 'r-2' } } } })
    await expect(graphqlRequest(QUERY)).rejects.toMatchObject({ code: 'UNAVAILABLE', requestId: 'r-2' })
  })

  it('of the network are told from an abort, which is no failure', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    await expect(graphqlRequest(QUERY)).rejects.toBeInstanceOf(ApiError)
    const controller = new AbortController()
    controller.abort()
    await expect(graphqlRequest(QUERY, undefined, { signal: controller.signal })).rejects.toBeInstanceOf(
      TypeError,
    )
  })
})
