import * as v from 'valibot'
import { CATEGORIES, NOMINATORS } from '@/features/domain/terms/lists'
import type { MentorCard_CardFragment } from '@/shared/graphql/generated/graphql'
import { msg } from '@/shared/i18n/message'
import { fromLines, toLines } from './lines'

const hours = msg('people:form.hours')

/** The further columns of a mentor's card as the form holds them. */
export const mentorDetails = {
  achievements: v.string(),
  interests: v.string(),
  areas: v.string(),
  wantedCategories: v.array(v.picklist(CATEGORIES)),
  hoursPerWeek: v.pipe(
    v.union([v.literal(''), v.number(), v.string()]),
    v.check(
      (value) =>
        value === '' || (Number.isInteger(Number(value)) && Number(value) >= 1 && Number(value) <= 40),
      hours,
    ),
  ),
  mentorSince: v.nullable(v.string()),
  isExpert: v.boolean(),
  isExternal: v.boolean(),
  nominatedBy: v.nullable(v.picklist(NOMINATORS)),
  trainings: v.array(
    v.object({
      course: v.pipe(v.string(), v.trim(), v.nonEmpty(msg('people:form.course'))),
      provider: v.pipe(v.string(), v.trim(), v.nonEmpty(msg('people:form.provider'))),
      on: v.nullable(v.string()),
      certificate: v.string(),
    }),
  ),
}

const object = v.object(mentorDetails)
export type MentorDetails = v.InferInput<typeof object>
type Ready = v.InferOutput<typeof object>

export function detailsOf(card: MentorCard_CardFragment | undefined): MentorDetails {
  return {
    achievements: fromLines(card?.achievements ?? []),
    interests: fromLines(card?.interests ?? []),
    areas: fromLines(card?.areas ?? []),
    wantedCategories: [...(card?.wantedCategories ?? [])],
    hoursPerWeek: card?.hoursPerWeek ?? '',
    mentorSince: card?.mentorSince ?? null,
    isExpert: card?.isExpert ?? false,
    isExternal: card?.isExternal ?? false,
    nominatedBy: card?.nominatedBy ?? null,
    trainings: (card?.trainings ?? []).map(({ course, provider, on, certificate }) => ({
      course,
      provider,
      on: on ?? null,
      certificate: certificate ?? '',
    })),
  }
}

/** The same as the API takes them. */
export function detailsInput(values: Ready) {
  return {
    achievements: toLines(values.achievements),
    interests: toLines(values.interests),
    areas: toLines(values.areas),
    wantedCategories: values.wantedCategories,
    hoursPerWeek: values.hoursPerWeek === '' ? null : Number(values.hoursPerWeek),
    mentorSince: values.mentorSince,
    isExpert: values.isExpert,
    isExternal: values.isExternal,
    nominatedBy: values.nominatedBy,
    trainings: values.trainings.map(({ certificate, ...training }) => ({
      ...training,
      certificate: certificate || null,
    })),
  }
}
