import * as v from 'valibot'
import { readFragment } from '@/shared/graphql/generated'
import type {
  Programme_ProgrammeFragment,
  ProgrammeChange_ChangeFragment,
} from '@/shared/graphql/generated/graphql'
import { msg } from '@/shared/i18n/message'
import { addDays, addMonths, today } from '@/shared/lib/days'
import { ACTIVITY_KINDS } from '../programmes/looks'
import { ACTIVITY, DEFICIT } from '../programmes/programme.fragment'

const text = v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required')))
const day = v.pipe(v.nullable(v.string()), v.string(msg('common:form.required')))

export const extensionSchema = v.object({ endsOn: day, shift: v.boolean(), reason: text })
export type ExtensionReady = v.InferOutput<typeof extensionSchema>
export type ExtensionValues = v.InferInput<typeof extensionSchema>

export const contentSchema = v.object({
  goal: text,
  expectedResult: text,
  endsOn: day,
  deficitIds: v.array(v.string()),
  activities: v.array(
    v.object({
      id: v.nullable(v.string()),
      title: text,
      kind: v.picklist(ACTIVITY_KINDS),
      plannedOn: day,
      expectedResult: v.pipe(v.string(), v.trim()),
    }),
  ),
  reason: text,
})
export type ContentReady = v.InferOutput<typeof contentSchema>
export type ContentValues = v.InferInput<typeof contentSchema>

/** The same last day a month later: what is asked for most. */
export function monthsLater(endsOn: string, months: number): string {
  return addDays(addMonths(addDays(endsOn, 1), months), -1)
}

export function extensionValues(
  programme: Programme_ProgrammeFragment,
  change?: ProgrammeChange_ChangeFragment,
): ExtensionValues {
  return {
    endsOn: change?.wording.endsOn ?? monthsLater(programme.endsOn, 1),
    shift: true,
    reason: change?.reason ?? '',
  }
}

export function contentValues(
  programme: Programme_ProgrammeFragment,
  change?: ProgrammeChange_ChangeFragment,
): ContentValues {
  const { goal, expectedResult, endsOn } = change?.wording ?? programme
  const lines = change ? change.wording.activities : readFragment(ACTIVITY, programme.activities)
  const deficits = change?.wording.deficitIds ?? readFragment(DEFICIT, programme.deficits).map(({ id }) => id)
  // A line that the change adds has no id on the server yet.
  const known = new Set(readFragment(ACTIVITY, programme.activities).map(({ id }) => id))
  return {
    goal,
    expectedResult,
    endsOn,
    deficitIds: [...deficits],
    activities: lines.map((line) => ({
      id: known.has(line.id) ? line.id : null,
      title: line.title,
      kind: line.kind,
      plannedOn: line.plannedOn,
      expectedResult: line.expectedResult,
    })),
    reason: change?.reason ?? '',
  }
}

/** Lines of the plan that an extension to `endsOn` would move, if that is wanted. */
export function movedLines(programme: Programme_ProgrammeFragment, now = today()): string[] {
  return readFragment(ACTIVITY, programme.activities)
    .filter(({ state, plannedOn }) => state !== 'ACCEPTED' && state !== 'SUBMITTED' && plannedOn >= now)
    .map(({ id }) => id)
}

/** Lines that stay as they are, for something was handed in for them. */
export function doneLines(programme: Programme_ProgrammeFragment): ReadonlySet<string> {
  const lines = readFragment(ACTIVITY, programme.activities)
  return new Set(
    lines.filter(({ state }) => state === 'ACCEPTED' || state === 'SUBMITTED').map(({ id }) => id),
  )
}
