import * as v from 'valibot'
import type { RoadmapHead_RoadmapFragment } from '@/shared/graphql/generated/graphql'
import { msg } from '@/shared/i18n/message'

const optional = v.pipe(
  v.string(),
  v.trim(),
  v.transform((words) => words || null),
)
const day = v.pipe(v.nullable(v.string()), v.string(msg('common:form.required')))

/** What stands above the rows of a plan, as it is written. */
export const headSchema = v.pipe(
  v.object({
    title: v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required'))),
    issuer: optional,
    orderNumber: optional,
    orderDate: v.nullable(v.string()),
    from: day,
    to: day,
    schoolYear: v.pipe(
      v.union([v.number(), v.string()]),
      v.number(msg('common:form.required')),
      v.integer(),
      v.minValue(2000, msg('common:problem.OUT_OF_RANGE')),
      v.maxValue(2100, msg('common:problem.OUT_OF_RANGE')),
    ),
  }),
  v.forward(
    v.partialCheck([['from'], ['to']], ({ from, to }) => from <= to, msg('roadmaps:head.backwards')),
    ['to'],
  ),
)

export function headValues(roadmap: RoadmapHead_RoadmapFragment): v.InferInput<typeof headSchema> {
  const { title, printedOrder, period, schoolYear } = roadmap
  return {
    title,
    issuer: printedOrder.issuer ?? '',
    orderNumber: printedOrder.number ?? '',
    orderDate: printedOrder.date ?? null,
    from: period.from,
    to: period.to,
    schoolYear,
  }
}
