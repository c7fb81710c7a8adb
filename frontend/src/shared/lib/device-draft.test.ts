import * as v from 'valibot'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readDeviceDraft, writeDeviceDraft } from './device-draft'
import { forgetSessionDrafts, sessionDraftKey } from './session-drafts'

const schema = v.object({ words: v.string() })
const key = sessionDraftKey('letter')
afterEach(() => vi.unstubAllGlobals())

describe('a draft on the device', () => {
  it('is read as it was written, and taken away', () => {
    writeDeviceDraft(key, { words: 'срок' })
    expect(readDeviceDraft(key, schema)).toEqual({ words: 'срок' })
    writeDeviceDraft(key, undefined)
    expect(readDeviceDraft(key, schema)).toBeUndefined()
  })

  it('of another shape, or no draft at all, is none', () => {
    localStorage.setItem(key, '{"words":7}')
    expect(readDeviceDraft(key, schema)).toBeUndefined()
    localStorage.setItem(key, 'не json')
    expect(readDeviceDraft(key, schema)).toBeUndefined()
  })

  it('stops nobody where the storage is shut', () => {
    const shut = () => {
      throw new Error('SecurityError')
    }
    vi.stubGlobal('localStorage', { getItem: shut, setItem: shut, removeItem: shut })
    expect(() => writeDeviceDraft(key, { words: 'срок' })).not.toThrow()
    expect(readDeviceDraft(key, schema)).toBeUndefined()
  })

  it('leaves with the session, and nothing else does', () => {
    writeDeviceDraft(key, { words: 'срок' })
    localStorage.setItem('survey-draft:token', '{}')
    forgetSessionDrafts()
    expect(localStorage.getItem(key)).toBeNull()
    expect(localStorage.getItem('survey-draft:token')).toBe('{}')
  })
})
