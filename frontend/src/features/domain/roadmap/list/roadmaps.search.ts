import * as v from 'valibot'
import type { PlaceLevel, RoadmapState } from '@/shared/graphql/generated/graphql'
import { pagingSearch } from '@/shared/lib/paging'

export const ROADMAP_STATES = [
  'DRAFT',
  'SUBMITTED',
  'RETURNED',
  'AGREED',
  'IN_FORCE',
  'CLOSED',
] as const satisfies readonly RoadmapState[]
export const OWNER_LEVELS = ['REGION', 'MUNICIPALITY', 'SCHOOL'] as const satisfies readonly PlaceLevel[]

/** The filters of a list of roadmaps, as they stand in the address. */
export const roadmapsSearch = v.object({
  ...pagingSearch,
  q: v.fallback(v.optional(v.string()), undefined),
  state: v.fallback(v.optional(v.picklist(ROADMAP_STATES)), undefined),
  owner: v.fallback(v.optional(v.picklist(OWNER_LEVELS)), undefined),
})
export type RoadmapsSearch = v.InferOutput<typeof roadmapsSearch>
