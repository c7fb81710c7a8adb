import * as v from 'valibot'
import type { PlaceLevel } from '@/shared/graphql/generated/graphql'
import { pagingSearch } from '@/shared/lib/paging'
import { DOCUMENT_KINDS, DOCUMENT_STATES } from '../lists'

export const OWNER_LEVELS = ['REGION', 'MUNICIPALITY', 'SCHOOL'] as const satisfies readonly PlaceLevel[]

/** The filters of a registry of documents, as they stand in the address. */
export const documentsSearch = v.object({
  ...pagingSearch,
  q: v.fallback(v.optional(v.string()), undefined),
  kind: v.fallback(v.optional(v.picklist(DOCUMENT_KINDS)), undefined),
  state: v.fallback(v.optional(v.picklist(DOCUMENT_STATES)), undefined),
  owner: v.fallback(v.optional(v.picklist(OWNER_LEVELS)), undefined),
  /** The calendar year of the document's date. */
  dated: v.fallback(v.optional(v.pipe(v.number(), v.integer())), undefined),
  /** The sheet of a new document stands open, of this kind where a checklist leads here. */
  add: v.fallback(v.optional(v.picklist([...DOCUMENT_KINDS, 'ANY'])), undefined),
})
export type DocumentsSearch = v.InferOutput<typeof documentsSearch>

export const activeFilters = ({ q, kind, state, owner, dated }: DocumentsSearch): number =>
  [q, kind, state, owner, dated].filter(Boolean).length
