import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { addDays, today } from '@/shared/lib/days'
import { occurrence } from '../../../../tests/roadmaps'
import { blankEvidence, evidenceInput, executionSchema, executionValues } from './execution-form'
import type { Occurrence, OwedDuty } from './occurrence.fragment'

const sound = { doneOn: today(), comment: '', evidence: [] }
const flaws = (values: unknown) =>
  (v.safeParse(executionSchema, values).issues ?? []).map((issue) => v.getDotPath(issue))
const proof = (change: object) => ({ ...blankEvidence('DOCUMENT'), title: 'Бумага', ...change })

describe('an execution', () => {
  it('needs its day, which is not in the future', () => {
    expect(flaws(sound)).toEqual([])
    expect(flaws({ ...sound, doneOn: null })).toEqual(['doneOn'])
    expect(flaws({ ...sound, doneOn: addDays(today(), 1) })).toEqual(['doneOn'])
  })
  it.each([
    ['an order without number and day', { kind: 'ORDER' }, ['evidence.0.number', 'evidence.0.datedOn']],
    ['an order with both', { kind: 'ORDER', number: '12', datedOn: '2026-09-01' }, []],
    ['a link without an address', { kind: 'LINK' }, ['evidence.0.url']],
    ['a link that leads nowhere', { kind: 'LINK', url: 'школа.рф' }, ['evidence.0.url']],
    ['a link', { kind: 'LINK', url: 'https://школа.рф/наставничество' }, []],
    ['a figure without one', { kind: 'NUMBER' }, ['evidence.0.number']],
    ['a document by its title alone', {}, []],
    ['photographs that are nowhere', { kind: 'PHOTO' }, ['evidence.0.url']],
    ['photographs as a file', { kind: 'PHOTO', file: { id: 'duty-file:1', name: 'a.jpg', size: 1 } }, []],
    ['a proof without a title', { title: ' ' }, ['evidence.0.title']],
  ])('is proved: %s', (_name, change, expected) =>
    expect(flaws({ ...sound, evidence: [proof(change)] })).toEqual(expected),
  )
  it('takes at most twenty proofs', () =>
    expect(flaws({ ...sound, evidence: Array.from({ length: 21 }, () => proof({})) })).toEqual(['evidence']))
})

describe('the form', () => {
  const duty = (evidenceKind: string | null) =>
    ({ ...occurrence('1').duty, item: { evidenceKind } }) as unknown as OwedDuty
  it('begins with the proof that the plan asks for', () => {
    expect(executionValues(duty('ORDER'), undefined).evidence).toEqual([blankEvidence('ORDER')])
    expect(executionValues(duty('NONE'), undefined).evidence).toEqual([])
    expect(executionValues(duty(null), undefined).evidence).toEqual([])
  })
  it('begins with what was stated before', () => {
    const before = occurrence('1', {
      doneOn: '2026-09-10',
      comment: 'готово',
      evidence: [
        {
          id: 'e',
          kind: 'LINK',
          title: 'Сайт',
          url: 'https://a.ru',
          text: null,
          number: null,
          datedOn: null,
          file: { id: 'duty-file:1', name: 'a.pdf', size: 7, path: '/files/duties/1/1' },
        },
      ],
    }) as unknown as Occurrence
    expect(executionValues(duty('ORDER'), before)).toMatchObject({
      doneOn: '2026-09-10',
      comment: 'готово',
      evidence: [
        { kind: 'LINK', url: 'https://a.ru', number: '', file: { id: 'duty-file:1', name: 'a.pdf' } },
      ],
    })
  })
})

it('sends no part that its kind has no place for', () => {
  const file = { id: 'duty-file:1', name: 'a.pdf', size: 7 }
  const row = { ...proof({ kind: 'LINK', url: 'https://a.ru', text: 'лишнее', number: '7', file }) }
  expect(evidenceInput(v.parse(executionSchema, { ...sound, evidence: [row] }).evidence[0] as never)).toEqual(
    {
      kind: 'LINK',
      title: 'Бумага',
      url: 'https://a.ru',
      text: null,
      number: null,
      datedOn: null,
      fileId: null,
    },
  )
})
