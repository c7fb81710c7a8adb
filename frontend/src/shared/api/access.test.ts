import { afterEach, describe, expect, it, vi } from 'vitest'
import { mockApi } from '../../../tests/mock-api'
import { accessToken, drop, hold, mayBeSignedIn, onSignedOut, renew } from './access'

const HINT = 'nastavnik.signed-in'

afterEach(() => {
  drop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a visitor', () => {
  it('has no token, and nobody asks the server for one', async () => {
    const { calls } = mockApi({})
    expect(await accessToken()).toBeUndefined()
    expect(mayBeSignedIn()).toBe(false)
    expect(calls).toEqual([])
  })
})

describe('who came back with the cookie of yesterday', () => {
  it('gets a token without signing in again', async () => {
    localStorage.setItem(HINT, '1')
    const { calls } = mockApi({
      rest: { 'POST /auth/refresh': { body: { accessToken: 'fresh', expiresIn: 600 } } },
    })
    expect(mayBeSignedIn()).toBe(true)
    expect(await accessToken()).toBe('fresh')
    expect(await accessToken()).toBe('fresh')
    expect(calls).toEqual(['POST /auth/refresh'])
  })

  it('is a visitor again when the cookie has run out, and is not asked twice', async () => {
    localStorage.setItem(HINT, '1')
    const { calls } = mockApi({ rest: { 'POST /auth/refresh': { status: 401 } } })
    expect(await accessToken()).toBeUndefined()
    expect(await accessToken()).toBeUndefined()
    expect(localStorage.getItem(HINT)).toBeNull()
    expect(calls).toHaveLength(1)
  })

  it('stays known while the server is away: the failure is told and not taken for an end', async () => {
    localStorage.setItem(HINT, '1')
    mockApi({ rest: { 'POST /auth/refresh': { status: 502 } } })
    await expect(accessToken()).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect(mayBeSignedIn()).toBe(true)
  })
})

describe('a token', () => {
  it('is kept out of what a script of a stranger could read', () => {
    hold({ accessToken: 'secret', expiresIn: 600 })
    expect(JSON.stringify({ ...localStorage })).not.toContain('secret')
  })

  it('is renewed a little before its end and not before', async () => {
    vi.useFakeTimers()
    hold({ accessToken: 'first', expiresIn: 60 })
    const { calls } = mockApi({
      rest: { 'POST /auth/refresh': { body: { accessToken: 'second', expiresIn: 60 } } },
    })
    vi.advanceTimersByTime(44_000)
    expect(await accessToken()).toBe('first')
    expect(calls).toEqual([])
    vi.advanceTimersByTime(1_500)
    expect(await accessToken()).toBe('second')
  })

  it('is exchanged once for all who ask at the same moment, and once more for who asks later', async () => {
    hold({ accessToken: 'first', expiresIn: 600 })
    const { calls } = mockApi({
      rest: { 'POST /auth/refresh': { body: { accessToken: 'next', expiresIn: 600 } } },
    })
    expect(await Promise.all([renew(), renew(), renew()])).toEqual([true, true, true])
    expect(calls).toHaveLength(1)
    await renew()
    expect(calls).toHaveLength(2)
  })
})

describe('the end of a session', () => {
  it('is told to who listens, until they stop', () => {
    const heard = vi.fn()
    const stop = onSignedOut(heard)
    hold({ accessToken: 'first', expiresIn: 600 })
    drop()
    expect(heard).toHaveBeenCalledOnce()
    stop()
    drop()
    expect(heard).toHaveBeenCalledOnce()
  })
})
