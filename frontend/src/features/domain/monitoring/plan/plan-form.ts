import * as v from 'valibot'
import type { CampaignAudience, CampaignKind, CampaignRhythm } from '@/shared/graphql/generated/graphql'
import { msg } from '@/shared/i18n/message'

export const KINDS = [
  'INTERIM',
  'PROCESS',
  'IMPACT',
  'READINESS',
  'FINAL',
  'ROADMAP_EXECUTION',
  'DEFICITS',
  'AD_HOC',
] as const satisfies readonly CampaignKind[]

export const AUDIENCES = ['IN_MODEL', 'ALL'] as const satisfies readonly CampaignAudience[]

export const RHYTHMS = [
  'NOVEMBER',
  'DECEMBER_AND_MAY',
  'DECEMBER_AND_JUNE',
] as const satisfies readonly CampaignRhythm[]

const day = v.pipe(v.nullable(v.string()), v.string(msg('common:form.required')))

/** A new campaign: what it asks, of whom and by when. A campaign on request asks what is written, a line a question. */
export const planSchema = v.pipe(
  v.object({
    kind: v.picklist(KINDS),
    title: v.pipe(v.string(), v.trim(), v.maxLength(500)),
    from: day,
    until: day,
    opensOn: day,
    dueOn: day,
    audience: v.picklist(AUDIENCES),
    questions: v.pipe(v.string(), v.trim()),
  }),
  v.forward(
    v.partialCheck(
      [['from'], ['until']],
      ({ from, until }) => from <= until,
      msg('monitoring:plan.backwards'),
    ),
    ['until'],
  ),
  v.forward(
    v.partialCheck(
      [['opensOn'], ['dueOn']],
      ({ opensOn, dueOn }) => opensOn <= dueOn,
      msg('monitoring:plan.backwards'),
    ),
    ['dueOn'],
  ),
  v.forward(
    v.partialCheck(
      [['kind'], ['questions']],
      ({ kind, questions }) => kind !== 'AD_HOC' || questions !== '',
      msg('monitoring:plan.questionsMissing'),
    ),
    ['questions'],
  ),
)
export type PlanReady = v.InferOutput<typeof planSchema>

/** A question for each line that says something: answered in words, by who has something to say. */
export function questionsOf(lines: string) {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((title) => ({ title, kind: 'TEXT' as const, required: true, countsPeople: false }))
}
