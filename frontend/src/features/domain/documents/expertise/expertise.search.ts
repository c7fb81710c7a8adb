import * as v from 'valibot'

/** Which document of the queue is looked at, as it stands in the address. */
export const expertiseSearch = v.object({ document: v.fallback(v.optional(v.string()), undefined) })
export type ExpertiseSearch = v.InferOutput<typeof expertiseSearch>
