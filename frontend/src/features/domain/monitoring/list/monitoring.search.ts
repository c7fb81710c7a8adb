import * as v from 'valibot'
import type { CampaignState, SubmissionState } from '@/shared/graphql/generated/graphql'
import { pagingSearch } from '@/shared/lib/paging'

export const CAMPAIGN_STATES = [
  'PLANNED',
  'OPEN',
  'CLOSED',
  'CANCELLED',
] as const satisfies readonly CampaignState[]

export const SUBMISSION_STATES = [
  'NOT_STARTED',
  'DRAFT',
  'SUBMITTED',
  'RETURNED',
  'ACCEPTED',
] as const satisfies readonly SubmissionState[]

/** Which campaigns are shown, as it stands in the address. `plan` opens the sheet of a new one. */
export const campaignsSearch = v.object({
  ...pagingSearch,
  state: v.fallback(v.optional(v.picklist(CAMPAIGN_STATES)), undefined),
  plan: v.fallback(v.optional(v.boolean()), undefined),
})
export type CampaignsSearch = v.InferOutput<typeof campaignsSearch>

/** Which answers of a school, or of the schools of a campaign, are shown. */
export const submissionsSearch = v.object({
  ...pagingSearch,
  state: v.fallback(v.optional(v.picklist(SUBMISSION_STATES)), undefined),
})
export type SubmissionsSearch = v.InferOutput<typeof submissionsSearch>
