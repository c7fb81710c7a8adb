import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { planSchema, questionsOf } from './plan-form'

const PLAN = {
  kind: 'INTERIM',
  title: '',
  from: '2026-09-01',
  until: '2026-11-30',
  opensOn: '2026-11-10',
  dueOn: '2026-11-30',
  audience: 'IN_MODEL',
  questions: '',
} as const

const pathsOf = (plan: Record<string, unknown>) =>
  v.safeParse(planSchema, plan).issues?.map((issue) => v.getDotPath(issue))

describe('the plan of a campaign', () => {
  it('needs no title and no questions of its own', () => {
    expect(pathsOf(PLAN)).toBeUndefined()
  })

  it('does not end before it begins', () => {
    expect(pathsOf({ ...PLAN, until: '2026-08-31' })).toEqual(['until'])
    expect(pathsOf({ ...PLAN, dueOn: '2026-11-09' })).toEqual(['dueOn'])
  })

  it('asks something when it is on request', () => {
    expect(pathsOf({ ...PLAN, kind: 'AD_HOC' })).toEqual(['questions'])
    expect(pathsOf({ ...PLAN, kind: 'AD_HOC', questions: 'Сколько клубов?' })).toBeUndefined()
  })

  it('makes a question of each line', () => {
    expect(questionsOf(' Один? \n\nДва?').map(({ title }) => title)).toEqual(['Один?', 'Два?'])
  })
})
