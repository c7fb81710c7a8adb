import * as v from 'valibot'
import { BANK_STATES } from '@/features/domain/banks/bank-states'
import { CATEGORIES, TOPICS } from '@/features/domain/terms/lists'
import { pagingSearch } from '@/shared/lib/paging'

export const MUNICIPAL_BANK_TABS = ['mentors', 'experts', 'curators', 'mentees', 'refresh', 'fields'] as const

const flag = v.fallback(v.optional(v.literal(true)), undefined)

/** The filters of a municipality's banks, as they stand in the address. */
export const municipalBanksSearch = v.object({
  ...pagingSearch,
  tab: v.fallback(v.optional(v.picklist(MUNICIPAL_BANK_TABS)), undefined),
  q: v.fallback(v.optional(v.string()), undefined),
  state: v.fallback(v.optional(v.picklist(BANK_STATES)), undefined),
  topic: v.fallback(v.optional(v.picklist(TOPICS)), undefined),
  category: v.fallback(v.optional(v.picklist(CATEGORIES)), undefined),
  free: flag,
})
export type MunicipalBanksSearch = v.InferOutput<typeof municipalBanksSearch>

export const NO_FILTERS = {
  q: undefined,
  state: undefined,
  topic: undefined,
  category: undefined,
  free: undefined,
  after: undefined,
  before: undefined,
} as const satisfies Partial<MunicipalBanksSearch>
