import * as v from 'valibot'
import { TOPICS } from '@/features/domain/terms/lists'

/** Whose practices a site shows. */
export const SHOWN = ['SCHOOL', 'MUNICIPALITY', 'ALL'] as const
/** How they come to the site. */
export const WAYS = ['COMPONENT', 'FRAME', 'FETCH', 'FILE'] as const
export const COUNTS = [3, 5, 10, 20, 50] as const
export const SITE_LANGUAGES = ['ru', 'en'] as const

/** What is chosen, as it stands in the address; what is not there has its usual value. */
export const siteSearch = v.object({
  shown: v.fallback(v.optional(v.picklist(SHOWN)), undefined),
  way: v.fallback(v.optional(v.picklist(WAYS)), undefined),
  topic: v.fallback(v.optional(v.picklist(TOPICS)), undefined),
  count: v.fallback(v.optional(v.picklist(COUNTS)), undefined),
  language: v.fallback(v.optional(v.picklist(SITE_LANGUAGES)), undefined),
  /** Six hexadecimal digits; the colours of the site itself when left out. */
  accent: v.fallback(
    v.optional(
      v.pipe(
        v.union([v.string(), v.number()]),
        v.transform((digits) => String(digits).padStart(6, '0')),
        v.regex(/^[\da-f]{6}$/i),
      ),
    ),
    undefined,
  ),
})
export type SiteSearch = v.InferOutput<typeof siteSearch>
