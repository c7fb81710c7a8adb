import { afterEach, describe, expect, it, vi } from 'vitest'
import { addressOf, go, here, isPublicPath, onAddress, readSearch } from './address'

afterEach(() => history.replaceState(null, '', '/'))

describe('addresses of the public pages', () => {
  it('are those of practices and certificates, and no others', () => {
    expect(['/p', '/p/', '/p/schools', '/p/x', '/c/7ZQ4'].every(isPublicPath)).toBe(true)
    expect(['/', '/people/1', '/campaigns/1', '/pairs/1', '/sign-in'].some(isPublicPath)).toBe(false)
  })

  it('carry what is set and read it back', () => {
    const search = { q: 'ёлка & 2+2', form: undefined, topic: '' }
    const address = addressOf('/p', search)
    expect(addressOf('/p')).toBe('/p')
    expect(readSearch(address.slice(2))).toEqual({ q: 'ёлка & 2+2' })
  })

  it('of an older page lose the quotes around a word', () =>
    expect(readSearch('?q=%222024%22&topic=UPBRINGING')).toEqual({ q: '2024', topic: 'UPBRINGING' }))

  it('are told to who listens, with the way they were changed', () => {
    const listener = vi.fn()
    const stop = onAddress(listener)
    go('/p?q=a')
    go('/p?q=b', 'replace')
    expect(listener.mock.calls).toEqual([
      [{ path: '/p', search: '?q=a' }, 'push'],
      [{ path: '/p', search: '?q=b' }, 'replace'],
    ])
    stop()
    go('/p')
    expect(listener).toHaveBeenCalledTimes(2)
    expect(here()).toEqual({ path: '/p', search: '' })
  })
})
