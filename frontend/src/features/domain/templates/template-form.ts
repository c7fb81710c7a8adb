import * as v from 'valibot'
import { ACTIVITY_KINDS } from '@/features/domain/programmes/looks'
import { CATEGORIES, DEFICIT_KINDS, FORMS, TOPICS } from '@/features/domain/terms/lists'
import type { Template_TemplateFragment } from '@/shared/graphql/generated/graphql'
import { msg } from '@/shared/i18n/message'
import { lastDay } from './looks'

const text = v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required')))
const whole = v.pipe(v.union([v.number(), v.string()]), v.number(msg('common:form.required')), v.integer())

/** A template, as it is written. */
export const templateSchema = v.pipe(
  v.object({
    title: v.pipe(text, v.maxLength(200, msg('common:problem.TOO_LONG'))),
    purpose: v.pipe(v.string(), v.trim(), v.maxLength(1000, msg('common:problem.TOO_LONG'))),
    form: v.nullable(v.picklist(FORMS)),
    categories: v.array(v.picklist(CATEGORIES)),
    deficitKinds: v.array(v.picklist(DEFICIT_KINDS)),
    topics: v.array(v.picklist(TOPICS)),
    months: v.pipe(
      whole,
      v.minValue(3, msg('templates:monthsRange')),
      v.maxValue(12, msg('templates:monthsRange')),
    ),
    goal: text,
    expectedResult: text,
    activities: v.array(
      v.object({
        title: text,
        kind: v.picklist(ACTIVITY_KINDS),
        dueDay: v.pipe(whole, v.minValue(0, msg('templates:dueOutside'))),
        expectedResult: text,
      }),
    ),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const { activities, months } = dataset.value
    for (const [index, line] of activities.entries()) {
      if (line.dueDay <= lastDay(months)) continue
      addIssue({
        message: msg('templates:dueOutside'),
        path: [
          { type: 'object', origin: 'value', input: dataset.value, key: 'activities', value: activities },
          { type: 'array', origin: 'value', input: activities, key: index, value: line },
          { type: 'object', origin: 'value', input: line, key: 'dueDay', value: line.dueDay },
        ],
      })
    }
  }),
)

export type TemplateValues = v.InferInput<typeof templateSchema>
export type TemplateReady = v.InferOutput<typeof templateSchema>

/** To the end of a school year begun in September. */
const USUAL_MONTHS = 9

export function templateValues(template: Template_TemplateFragment | undefined): TemplateValues {
  return {
    title: template?.title ?? '',
    purpose: template?.purpose ?? '',
    form: template?.form ?? null,
    categories: [...(template?.categories ?? [])],
    deficitKinds: [...(template?.deficitKinds ?? [])],
    topics: [...(template?.topics ?? [])],
    months: template?.months ?? USUAL_MONTHS,
    goal: template?.goal ?? '',
    expectedResult: template?.expectedResult ?? '',
    activities: (template?.activities ?? []).map(({ title, kind, dueDay, expectedResult }) => ({
      title,
      kind,
      dueDay,
      expectedResult,
    })),
  }
}
