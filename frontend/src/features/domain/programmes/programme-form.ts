import * as v from 'valibot'
import { readFragment } from '@/shared/graphql/generated'
import type {
  Programme_DeficitFragment,
  Programme_ProgrammeFragment,
  ProgrammePair_MentorshipFragment,
} from '@/shared/graphql/generated/graphql'
import { msg } from '@/shared/i18n/message'
import { addDays, addMonths, today } from '@/shared/lib/days'
import { ACTIVITY_KINDS, mayBeShort } from './looks'
import { ACTIVITY, DEFICIT } from './programme.fragment'
import { termFlaw } from './term'

const text = v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required')))
const day = v.pipe(v.nullable(v.string()), v.string(msg('common:form.required')))

/** A wording of a programme; `short` says whether the pair's format allows less than three months. */
export function programmeSchema(short: boolean) {
  return v.pipe(
    v.object({
      goal: text,
      expectedResult: text,
      startsOn: day,
      endsOn: day,
      longTermReason: v.pipe(v.string(), v.trim()),
      deficitIds: v.array(v.string()),
      activities: v.array(
        v.object({
          id: v.nullable(v.string()),
          title: text,
          kind: v.picklist(ACTIVITY_KINDS),
          plannedOn: day,
          expectedResult: text,
        }),
      ),
    }),
    v.forward(
      v.partialCheck(
        [['startsOn'], ['endsOn']],
        ({ startsOn, endsOn }) => termFlaw(startsOn, endsOn, short) !== 'BACKWARDS',
        msg('programmes:termFlaw.BACKWARDS'),
      ),
      ['endsOn'],
    ),
    v.forward(
      v.partialCheck(
        [['startsOn'], ['endsOn']],
        ({ startsOn, endsOn }) => termFlaw(startsOn, endsOn, short) !== 'SHORT',
        msg('programmes:termFlaw.SHORT'),
      ),
      ['endsOn'],
    ),
    v.forward(
      v.partialCheck(
        [['startsOn'], ['endsOn'], ['longTermReason']],
        ({ startsOn, endsOn, longTermReason }) =>
          termFlaw(startsOn, endsOn, short) !== 'LONG' || longTermReason !== '',
        msg('programmes:termFlaw.LONG'),
      ),
      ['longTermReason'],
    ),
  )
}

export type ProgrammeValues = v.InferInput<ReturnType<typeof programmeSchema>>
export type ProgrammeReady = v.InferOutput<ReturnType<typeof programmeSchema>>

/** The usual length of a new programme, in months: to the end of a school year begun in September. */
const USUAL_MONTHS = 9

export function programmeValues(
  programme: Programme_ProgrammeFragment | undefined,
  pair: ProgrammePair_MentorshipFragment,
): ProgrammeValues {
  const startsOn = programme?.startsOn ?? pair.startedOn ?? today()
  return {
    goal: programme?.goal ?? '',
    expectedResult: programme?.expectedResult ?? '',
    startsOn,
    endsOn: programme?.endsOn ?? addDays(addMonths(startsOn, mayBeShort(pair.format) ? 1 : USUAL_MONTHS), -1),
    longTermReason: programme?.longTermReason ?? '',
    deficitIds: programme ? readFragment(DEFICIT, programme.deficits).map(({ id }) => id) : [],
    activities: programme
      ? readFragment(ACTIVITY, programme.activities).map(
          ({ id, title, kind, plannedOn, expectedResult }) => ({
            id,
            title,
            kind,
            plannedOn,
            expectedResult,
          }),
        )
      : [],
  }
}

/** The deficits that the plan may work on: those of the stated needs and those that it works on already. */
export function offeredDeficits(
  programme: Programme_ProgrammeFragment | undefined,
  pair: ProgrammePair_MentorshipFragment,
): Programme_DeficitFragment[] {
  const needs = pair.mentees.flatMap(({ person }) => person.record?.needs ?? [])
  const stated = needs.flatMap(({ deficits }) => readFragment(DEFICIT, deficits))
  const kept = programme ? readFragment(DEFICIT, programme.deficits) : []
  return [...new Map([...kept, ...stated].map((deficit) => [deficit.id, deficit])).values()]
}
