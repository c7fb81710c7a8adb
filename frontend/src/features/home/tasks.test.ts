import i18n from 'i18next'
import { describe, expect, it } from 'vitest'
import { byDueDate, TASK_ICONS, taskPath } from './tasks'

describe('the address of a task', () => {
  it('is the page of what it is about', () => {
    expect(taskPath({ kind: 'ANSWER_PROPOSAL', target: 'mentorship:0197' })).toBe('/pairs/0197')
    expect(taskPath({ kind: 'SUBMIT_ACTIVITY', target: 'programme:0197' })).toBe('/programmes/0197')
    expect(taskPath({ kind: 'SIGN_ORDER', target: 'order:0197' })).toBe('/orders/0197')
    expect(taskPath({ kind: 'PUBLISH_PRACTICE', target: 'practice:0197' })).toBe('/practices/0197')
    expect(taskPath({ kind: 'APPOINT_CURATOR', target: 'school:0197' })).toBe('/s/0197')
    expect(taskPath({ kind: 'APPROVE_CARDS', target: 'school:0197' })).toBe('/s/0197/banks')
    expect(taskPath({ kind: 'ANSWER_CORRECTION', target: 'school:0197' })).toBe('/s/0197/corrections')
    expect(taskPath({ kind: 'DO_DUTY', target: 'school:0197' })).toBe('/s/0197/duties')
    expect(taskPath({ kind: 'DO_DUTY', target: 'municipality:0197' })).toBe('/m/0197/duties')
    expect(taskPath({ kind: 'REVIEW_ROADMAP', target: 'roadmap:0197' })).toBe('/roadmaps/0197')
    expect(taskPath({ kind: 'SIGN_REPORT', target: 'report:0197' })).toBe('/reports/0197')
    expect(taskPath({ kind: 'PREPARE_REPORT', target: 'roadmap:0197' })).toBe('/roadmaps/0197')
    expect(taskPath({ kind: 'ANSWER_MEDIATION', target: 'mediation:0197' })).toBe('/mediations/0197')
    expect(taskPath({ kind: 'DECIDE_FILE_GRANT', target: 'school:0197' })).toBe('/s/0197/file-grants')
    expect(taskPath({ kind: 'REGISTER_SCHOOLS', target: 'municipality:0197' })).toBe('/m/0197')
  })
  it('is the own page for what only the reader does, whatever it is about', () => {
    expect(taskPath({ kind: 'GIVE_CONSENT', target: 'mentorship:0197' })).toBe('/me/consents')
    expect(taskPath({ kind: 'STATE_NEED', target: 'person:0197' })).toBe('/me/profile')
  })
  it('is never a broken link for a kind of target that is not known here', () =>
    expect(taskPath({ kind: 'SIGN_ORDER', target: 'comet:1' })).toBe('/me'))
})

it('has a verb for every kind', () => {
  for (const kind of Object.keys(TASK_ICONS)) expect(i18n.exists(`home:task.${kind}`), kind).toBe(true)
})

it('puts the nearest deadline first and what has none at the end', () => {
  const tasks = [{ dueOn: null }, { dueOn: '2026-12-01' }, { dueOn: '2026-11-02' }]
  expect(byDueDate(tasks).map(({ dueOn }) => dueOn)).toEqual(['2026-11-02', '2026-12-01', null])
})
