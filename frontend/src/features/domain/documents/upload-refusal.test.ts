import { describe, expect, it } from 'vitest'
import { MOST_BYTES, refusedBy, refusedHere } from './upload-refusal'

describe('what is told before anything is sent', () => {
  it.each([
    ['Положение.pdf', 1, undefined],
    ['Положение.DOCX', MOST_BYTES, undefined],
    ['Положение.pdf', MOST_BYTES + 1, 'SIZE'],
    ['Положение.pdf', 0, 'EMPTY'],
    ['Положение.doc', 10, 'OLD_WORD'],
    ['Список.XLS', 10, 'OLD_WORD'],
    ['Письмо.rtf', 10, 'OLD_WORD'],
    // A name without an ending may hold anything: the server looks.
    ['скан', 10, undefined],
  ])('%s of %i bytes: %s', (name, size, refused) => expect(refusedHere({ name, size })).toBe(refused))
})

describe('what the server says', () => {
  it.each([
    [413, '', 'SIZE'],
    [415, 'not a document', 'KIND'],
    [409, '', 'CHANGED'],
    [400, 'file: it breaks off', 'BROKEN'],
    [400, 'file: it runs something or carries other files', 'ACTIVE'],
    [400, 'file: it unpacks to more than 100 MB', 'UNPACKS'],
    [400, 'file: it has a password', 'PASSWORD'],
    [400, 'file: something new', 'OTHER'],
    [400, '', 'OTHER'],
  ])('%i «%s» is %s', (status, words, refused) => expect(refusedBy({ status, words })).toBe(refused))
})
