import * as v from 'valibot'

export const PLAN_VIEWS = ['list', 'scale', 'schools'] as const
export type PlanView = (typeof PLAN_VIEWS)[number]

/** How a roadmap is looked at, as it stands in the address. */
export const roadmapSearch = v.object({
  /** Only the rows that are in question. */
  only: v.fallback(v.optional(v.literal('doubts')), undefined),
  /** Which half of the paper and its rows a phone shows. */
  pane: v.fallback(v.optional(v.literal('paper')), undefined),
  /** How a plan in force is drawn. */
  view: v.fallback(v.optional(v.picklist(PLAN_VIEWS)), undefined),
  /** Only what concerns one school. */
  school: v.fallback(v.optional(v.string()), undefined),
})
export type RoadmapSearch = v.InferOutput<typeof roadmapSearch>
