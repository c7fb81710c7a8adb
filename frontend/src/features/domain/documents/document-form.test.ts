import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { type DocumentValues, documentSchema, documentValues, headInput } from './document-form'

const filled = (change: Partial<DocumentValues> = {}): DocumentValues => ({
  ...documentValues(undefined),
  kind: 'REGULATION',
  title: 'Положение',
  ...change,
})
const problems = (values: DocumentValues) =>
  v.safeParse(documentSchema, values).issues?.map(({ message, path }) => [path?.[0]?.key, message]) ?? []

describe('what a document must say', () => {
  it('is its kind and its name, and nothing more: a draft is entered before it has a number', () => {
    expect(problems(filled())).toEqual([])
    expect(problems(documentValues(undefined)).map(([field]) => field)).toEqual(['kind', 'title'])
  })

  it('is a name that is more than spaces', () => {
    expect(problems(filled({ title: '   ' }))).toEqual([['title', 'common:form.required']])
  })

  it('is a term that does not end before it begins', () => {
    const wrong = filled({ effectiveFrom: '2026-09-01', validUntil: '2026-08-31' })
    expect(problems(wrong)).toEqual([['validUntil', 'documents:form.endsBeforeItBegins']])
    expect(problems({ ...wrong, validUntil: '2026-09-01' })).toEqual([])
    expect(problems({ ...wrong, effectiveFrom: null })).toEqual([])
  })
})

describe('what is sent', () => {
  const send = (values: DocumentValues) => headInput(v.parse(documentSchema, values))

  it('has one act a line, without the empty ones', () => {
    const { basis, appendices } = send(
      filled({ basis: ' Приказ № 131-од \n\n  Решение педсовета\n', appendices: '' }),
    )
    expect(basis).toEqual(['Приказ № 131-од', 'Решение педсовета'])
    expect(appendices).toEqual([])
  })

  it('says nothing of the paper where it prints what is right', () => {
    expect(send(filled()).asPrinted).toBeNull()
  })

  it('keeps what the paper prints otherwise, and only that', () => {
    expect(send(filled({ printedNumber: ' 12/1 ', printedNote: 'опечатка' })).asPrinted).toEqual({
      title: null,
      number: '12/1',
      date: null,
      note: 'опечатка',
    })
  })

  it('has no number rather than an empty one', () => {
    expect(send(filled({ number: '  ' })).number).toBeNull()
  })

  it('comes back as it was', () => {
    const head = {
      kind: 'ORDER' as const,
      title: 'О наставничестве',
      number: '7',
      date: '2026-08-30',
      effectiveFrom: '2026-09-01',
      validUntil: '2027-08-31',
      basis: ['Приказ № 131-од', 'Решение педсовета'],
      appendices: ['Положение'],
      asPrinted: { title: null, number: '7а', date: '30 августа', note: null },
    }
    expect(send(documentValues(head))).toEqual(head)
  })
})

it('begins with what a checklist knows already', () => {
  expect(documentValues(undefined, { kind: 'PROGRAMME' })).toMatchObject({ kind: 'PROGRAMME', title: '' })
})
