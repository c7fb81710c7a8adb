import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { partOf, startSchema } from './start-form'

const year = { from: '2026-09-01', to: '2027-08-31' }

describe('the part of a school year that a report is for', () => {
  it('is a half that ends with the year, or begins with the next one', () => {
    expect(partOf(year, 'first')).toEqual({ from: '2026-09-01', until: '2026-12-31' })
    expect(partOf(year, 'second')).toEqual({ from: '2027-01-01', until: '2027-08-31' })
    expect(partOf(year, 'whole')).toEqual({ from: '2026-09-01', until: '2027-08-31' })
  })
  it('has no halves where the roadmap does not reach over New Year', () => {
    const autumn = { from: '2026-09-01', to: '2026-12-31' }
    expect(partOf(autumn, 'first')).toBeUndefined()
    expect(partOf(autumn, 'second')).toBeUndefined()
    expect(partOf(autumn, 'whole')).toEqual({ from: '2026-09-01', until: '2026-12-31' })
  })
})

describe('a new report', () => {
  const says = (value: unknown) =>
    v.safeParse(startSchema, value).issues?.map(({ path, message }) => [path?.[0]?.key, message])

  it('needs a roadmap and both days', () => {
    expect(says({ roadmapId: null, from: null, until: '2027-06-01' })).toEqual([
      ['roadmapId', 'common:form.required'],
      ['from', 'common:form.required'],
    ])
  })
  it('does not end before it begins', () => {
    expect(says({ roadmapId: 'roadmap:1', from: '2027-06-02', until: '2027-06-01' })).toEqual([
      ['until', 'reports:start.backwards'],
    ])
    expect(says({ roadmapId: 'roadmap:1', from: '2027-06-01', until: '2027-06-01' })).toBeUndefined()
  })
})
