import type { MatchingSettingsInput } from '@/shared/graphql/generated/graphql'
import { CRITERIA } from './lists'
import type { MatchingSearch } from './matching.search'

/** Two people of a run, by id. */
export type Pair = { mentorId: string; menteeId: string }

/** What the reader has decided about single pairs since the run. */
export type Decisions = { locked: readonly Pair[]; excluded: readonly Pair[] }

const same = (one: Pair, other: Pair) => one.mentorId === other.mentorId && one.menteeId === other.menteeId

export const has = (pairs: readonly Pair[], pair: Pair) => pairs.some((one) => same(one, pair))

const without = (pairs: readonly Pair[], pair: Pair) => pairs.filter((one) => !same(one, pair))

/** Locks the pair or lets it go. A mentee is locked to one mentor, and a locked pair is not excluded. */
export function toggleLock({ locked, excluded }: Decisions, pair: Pair): Decisions {
  if (has(locked, pair)) return { locked: without(locked, pair), excluded }
  const others = locked.filter(({ menteeId }) => menteeId !== pair.menteeId)
  return { locked: [...others, pair], excluded: without(excluded, pair) }
}

/** Excludes the pair or lets it back. */
export function toggleExclusion({ locked, excluded }: Decisions, pair: Pair): Decisions {
  if (has(excluded, pair)) return { locked, excluded: without(excluded, pair) }
  return { locked: without(locked, pair), excluded: [...excluded, pair] }
}

const equal = (one: readonly Pair[], other: readonly Pair[]) =>
  one.length === other.length && one.every((pair) => has(other, pair))

/** Whether the run in hand was asked for exactly this. */
export const isSettled = (now: Decisions, run: Decisions) =>
  equal(now.locked, run.locked) && equal(now.excluded, run.excluded)

/** The address and the decisions as the API takes them. */
export function settingsOf(search: MatchingSearch, decisions: Decisions): MatchingSettingsInput {
  return {
    objective: search.best === 'score' ? 'BEST_SCORE' : 'MOST_PAIRS',
    reach: search.wide ? 'MUNICIPALITY' : 'OWN_SCHOOL',
    sameSubjectOnly: search.subject ?? false,
    headsMayMentor: search.heads ?? false,
    minimum: search.min ?? 0,
    weights: CRITERIA.flatMap((criterion) => {
      const importance = search.weights?.[criterion]
      return importance ? [{ criterion, importance }] : []
    }),
    locked: [...decisions.locked],
    excluded: [...decisions.excluded],
  }
}
