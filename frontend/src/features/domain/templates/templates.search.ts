import * as v from 'valibot'
import type { PlaceLevel, ProgrammeTemplateState } from '@/shared/graphql/generated/graphql'
import { pagingSearch } from '@/shared/lib/paging'

export const TEMPLATE_STATES = [
  'DRAFT',
  'IN_USE',
  'RETIRED',
] as const satisfies readonly ProgrammeTemplateState[]
export const OWNER_LEVELS = ['REGION', 'MUNICIPALITY', 'SCHOOL'] as const satisfies readonly PlaceLevel[]

/** The filters of a list of templates, as they stand in the address. */
export const templatesSearch = v.object({
  ...pagingSearch,
  q: v.fallback(v.optional(v.string()), undefined),
  state: v.fallback(v.optional(v.picklist(TEMPLATE_STATES)), undefined),
  owner: v.fallback(v.optional(v.picklist(OWNER_LEVELS)), undefined),
})
export type TemplatesSearch = v.InferOutput<typeof templatesSearch>
