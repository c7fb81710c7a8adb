import * as v from 'valibot'
import { msg } from '@/shared/i18n/message'

const day = v.pipe(v.nullable(v.string()), v.string(msg('common:form.required')))

/** A new report: on which roadmap, for which days. */
export const startSchema = v.pipe(
  v.object({
    roadmapId: v.pipe(v.nullable(v.string()), v.string(msg('common:form.required'))),
    from: day,
    until: day,
  }),
  v.forward(
    v.partialCheck([['from'], ['until']], ({ from, until }) => from <= until, msg('reports:start.backwards')),
    ['until'],
  ),
)
export type StartReady = v.InferOutput<typeof startSchema>

type Period = { from: string; to: string }
export const PARTS = ['first', 'second', 'whole'] as const
export type Part = (typeof PARTS)[number]

/** The halves of a roadmap's school year meet at New Year; a roadmap that does not reach over it has its whole alone. */
export function partOf({ from, to }: Period, part: Part): { from: string; until: string } | undefined {
  const newYear = `${Number(from.slice(0, 4)) + 1}-01-01`
  const eve = `${from.slice(0, 4)}-12-31`
  switch (part) {
    case 'whole':
      return { from, until: to }
    case 'first':
      return to > eve ? { from, until: eve } : undefined
    case 'second':
      return to >= newYear ? { from: newYear, until: to } : undefined
    default:
      return part satisfies never
  }
}
