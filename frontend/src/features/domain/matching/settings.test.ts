import { expect, it } from 'vitest'
import { isSettled, settingsOf, toggleExclusion, toggleLock } from './settings'

const pair = (mentorId: string, menteeId: string) => ({ mentorId, menteeId })
const nothing = { locked: [], excluded: [] }

it('locks a mentee to one mentor at a time', () => {
  const first = toggleLock(nothing, pair('a', 'x'))
  const second = toggleLock(first, pair('b', 'x'))
  expect(second.locked).toEqual([pair('b', 'x')])
  expect(toggleLock(second, pair('b', 'x'))).toEqual(nothing)
})

it('does not lock what is excluded, nor exclude what is locked', () => {
  const excluded = toggleExclusion(toggleLock(nothing, pair('a', 'x')), pair('a', 'x'))
  expect(excluded).toEqual({ locked: [], excluded: [pair('a', 'x')] })
  expect(toggleLock(excluded, pair('a', 'x'))).toEqual({ locked: [pair('a', 'x')], excluded: [] })
})

it('knows whether a run was asked for these decisions, whatever their order', () => {
  const run = { locked: [pair('a', 'x'), pair('b', 'y')], excluded: [] }
  expect(isSettled({ locked: [pair('b', 'y'), pair('a', 'x')], excluded: [] }, run)).toBe(true)
  expect(isSettled({ locked: [pair('b', 'y')], excluded: [] }, run)).toBe(false)
})

it('asks for what the address says and for the usual where it says nothing', () => {
  expect(settingsOf({}, nothing)).toEqual({
    objective: 'MOST_PAIRS',
    reach: 'OWN_SCHOOL',
    sameSubjectOnly: false,
    headsMayMentor: false,
    minimum: 0,
    weights: [],
    locked: [],
    excluded: [],
  })
  expect(
    settingsOf({ best: 'score', wide: true, min: 40, weights: { SUBJECT: 'HIGH' } }, nothing),
  ).toMatchObject({
    objective: 'BEST_SCORE',
    reach: 'MUNICIPALITY',
    minimum: 40,
    weights: [{ criterion: 'SUBJECT', importance: 'HIGH' }],
  })
})
