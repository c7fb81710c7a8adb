import * as v from 'valibot'

/** Which roadmap of the queue is looked at, as it stands in the address. */
export const reviewsSearch = v.object({
  roadmap: v.fallback(v.optional(v.string()), undefined),
})
export type ReviewsSearch = v.InferOutput<typeof reviewsSearch>
