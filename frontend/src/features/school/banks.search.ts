import * as v from 'valibot'
import { BANK_STATES } from '@/features/domain/banks/bank-states'
import { CATEGORIES, DEFICIT_KINDS, FORMATS, TOPICS } from '@/features/domain/terms/lists'
import { pagingSearch } from '@/shared/lib/paging'

const flag = v.fallback(v.optional(v.literal(true)), undefined)

export const BANK_TABS = ['mentors', 'needs', 'candidates', 'suggested', 'surveys', 'refresh'] as const
export type BankTab = (typeof BANK_TABS)[number]

/** Days without a mentor that can be asked for. */
export const ALONE_DAYS = [14, 30, 60, 90] as const

/** The filters of both banks, as they stand in the address. */
export const banksSearch = v.object({
  ...pagingSearch,
  tab: v.fallback(v.optional(v.picklist(BANK_TABS)), undefined),
  q: v.fallback(v.optional(v.string()), undefined),
  state: v.fallback(v.optional(v.picklist(BANK_STATES)), undefined),
  topic: v.fallback(v.optional(v.picklist(TOPICS)), undefined),
  format: v.fallback(v.optional(v.picklist(FORMATS)), undefined),
  category: v.fallback(v.optional(v.picklist(CATEGORIES)), undefined),
  /** Mentors with a place left. */
  free: flag,
  /** Experts of the municipality. */
  expert: flag,
  kind: v.fallback(v.optional(v.picklist(DEFICIT_KINDS)), undefined),
  /** Needs that nobody has taken up. */
  without: flag,
  /** … and for so many days. */
  alone: v.fallback(v.optional(v.picklist(ALONE_DAYS)), undefined),
  order: v.fallback(v.optional(v.picklist(['UNTOUCHED'])), undefined),
})
export type BanksSearch = v.InferOutput<typeof banksSearch>

export const NO_FILTERS = {
  q: undefined,
  state: undefined,
  topic: undefined,
  format: undefined,
  category: undefined,
  free: undefined,
  expert: undefined,
  kind: undefined,
  without: undefined,
  alone: undefined,
  order: undefined,
  after: undefined,
  before: undefined,
} as const satisfies Partial<BanksSearch>

/** The filter of the bank of mentors as the API reads it. */
export const cardFilter = (search: Partial<BanksSearch>) => ({
  text: search.q ?? null,
  state: search.state ?? null,
  topic: search.topic ?? null,
  format: search.format ?? null,
  category: search.category ?? null,
  free: search.free ?? null,
  expert: search.expert ?? null,
  order: search.order ?? null,
})

/** The filter of the bank of mentees as the API reads it. */
export const needFilter = (search: Partial<BanksSearch>) => ({
  text: search.q ?? null,
  state: search.state ?? null,
  topic: search.topic ?? null,
  category: search.category ?? null,
  deficitKind: search.kind ?? null,
  withoutMentor: search.without ?? null,
  aloneForDays: search.alone ?? null,
  order: search.order ?? null,
})
