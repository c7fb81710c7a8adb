import * as v from 'valibot'
import type { PreparePeopleOrderInput, PreparePeopleOrderRefusal } from '@/shared/graphql/generated/graphql'
import { msg } from '@/shared/i18n/message'
import type { Refusal } from '@/shared/ui/form/use-app-form'
import { type PeopleOrder, REWARDS, SEATS } from './kinds'

const line = v.object({
  personId: v.string(),
  name: v.string(),
  seat: v.picklist(SEATS),
  task: v.pipe(v.string(), v.trim(), v.maxLength(300, msg('common:problem.TOO_LONG'))),
  reward: v.picklist(REWARDS),
  reason: v.pipe(v.string(), v.trim(), v.maxLength(300, msg('common:problem.TOO_LONG'))),
  substituteId: v.nullable(v.string()),
})
export type Line = v.InferInput<typeof line>

const required = v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required')))
const day = v.pipe(v.nullable(v.string()), v.string(msg('common:form.required')))
const nothing = { people: v.array(line), programmeIds: v.array(v.string()) }
const noEvent = {
  title: v.string(),
  place: v.string(),
  from: v.nullable(v.string()),
  until: v.nullable(v.string()),
}

const plain = v.object({ ...nothing, ...noEvent })
const rewards = v.object({
  ...plain.entries,
  people: v.array(v.object({ ...line.entries, reason: required })),
})
const release = v.object({
  ...nothing,
  title: required,
  place: v.pipe(v.string(), v.trim()),
  from: day,
  until: day,
})

/** What must be filled in depends on the kind; which lines fit one another the server says. */
export function schemaOf(kind: PeopleOrder): v.GenericSchema<Values, Values> {
  switch (kind) {
    case 'REWARD_MENTORS':
      return rewards
    case 'RELEASE_FOR_EVENT':
      return release
    default:
      return plain
  }
}
export type Values = v.InferOutput<typeof plain>

export const EMPTY: Values = {
  people: [],
  programmeIds: [],
  title: '',
  place: '',
  from: null,
  until: null,
}

export function lineOf(person: { id: string; fullName: string }): Line {
  return {
    personId: person.id,
    name: person.fullName,
    seat: 'MEMBER',
    task: '',
    reward: 'GRATITUDE',
    reason: '',
    substituteId: null,
  }
}

/** Of every line only what the kind asks for. */
export function toInput(schoolId: string, kind: PeopleOrder, values: Values): PreparePeopleOrderInput {
  const people = values.people.map(({ personId, seat, task, reward, reason, substituteId }) => {
    switch (kind) {
      case 'REWARD_MENTORS':
        return { personId, reward, reason }
      case 'RELEASE_FOR_EVENT':
        return { personId, substituteId }
      default:
        return { personId, seat, task: task || null }
    }
  })
  const { title, place, from, until } = values
  return {
    schoolId,
    kind,
    people: kind === 'APPROVE_PROGRAMMES' ? [] : people,
    programmeIds: kind === 'APPROVE_PROGRAMMES' ? values.programmeIds : [],
    event:
      kind === 'RELEASE_FOR_EVENT' && from && until ? { title, place: place || null, from, until } : null,
  }
}

const FIELD_OF_LINE = {
  NOBODY: undefined,
  NO_LEADER: undefined,
  SEAT_TAKEN: 'seat',
  NAMED_TWICE: undefined,
  SUBSTITUTE_AWAY: 'substituteId',
  ENDS_BEFORE_IT_BEGINS: undefined,
  NOT_EMPLOYED: undefined,
  PROGRAMME_NOT_IN_FORCE: undefined,
} as const satisfies Record<PreparePeopleOrderRefusal, string | undefined>

/** Where the form shows a refusal. */
export function placeOf(reason: PreparePeopleOrderRefusal, at: number | null | undefined): Refusal['path'] {
  if (reason === 'ENDS_BEFORE_IT_BEGINS') return 'until'
  const field = FIELD_OF_LINE[reason]
  return field && at != null ? `people.${at}.${field}` : undefined
}
