import { beforeEach, describe, expect, it } from 'vitest'
import { readDraft, without, writeDraft } from './draft'

describe('the draft of a survey', () => {
  beforeEach(() => localStorage.clear())

  it('survives on the device until it is empty, apart for each link', () => {
    writeDraft('one', { request: ['Помогите'] })
    expect(readDraft('one')).toEqual({ request: ['Помогите'] })
    expect(readDraft('other')).toEqual({})
    writeDraft('one', {})
    expect(localStorage.length).toBe(0)
  })

  it('takes nothing that is no answer', () => {
    for (const broken of ['', 'no json', 'null', '[1]', '{"request": "text"}', '{"request": [1]}']) {
      localStorage.setItem('survey-draft:one', broken)
      expect(readDraft('one')).toEqual({})
    }
  })

  it('keeps what was changed while the rest was on its way', () => {
    const topics = ['UPBRINGING']
    const sent = { request: ['Помогите'], topics }
    const now = { request: ['Помогите мне'], topics }
    expect(without(now, sent)).toEqual({ request: ['Помогите мне'] })
  })
})
