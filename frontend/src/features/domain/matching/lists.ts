import type { Importance, MatchingCriterion } from '@/shared/graphql/generated/graphql'

/** What two people are compared by, as the API names it; the words are in the `matching` catalogue. */
export const CRITERIA = [
  'DEFICITS',
  'TOPICS',
  'SUBJECT',
  'FORMATS',
  'LOAD',
  'PLACE',
  'EXPERIENCE',
  'EARLIER_SUCCESS',
  'MENTEE_WISH',
  'MENTOR_WISH',
] as const satisfies readonly MatchingCriterion[]

export const IMPORTANCES = ['OFF', 'LOW', 'NORMAL', 'HIGH'] as const satisfies readonly Importance[]

/** What people can say about themselves by now: nobody records wishes yet, so nobody is asked how much they matter. */
export const RECORDED = CRITERIA.filter((one) => one !== 'MENTEE_WISH' && one !== 'MENTOR_WISH')
