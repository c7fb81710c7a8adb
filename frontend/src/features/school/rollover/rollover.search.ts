import * as v from 'valibot'

export const STEPS = ['change', 'decide', 'confirm'] as const
export type Step = (typeof STEPS)[number]

/** The step in the address: a reload keeps the place, and «back» goes back one step. */
export const rolloverSearch = v.object({
  step: v.fallback(v.optional(v.picklist(STEPS)), undefined),
})
export type RolloverSearch = v.InferOutput<typeof rolloverSearch>
