import type { MonitoringAnswerInput } from '@/shared/graphql/generated/graphql'
import type { Answer, Item } from './submission.query'

/** An answer as it stands in its fields: words as typed, `yes` and `no` for a question between them. */
export type Written = { value: string; explanation: string }
export type AllWritten = Readonly<Record<string, Written>>

const EMPTY: Written = { value: '', explanation: '' }

export const writtenOf = (all: AllWritten, code: string): Written => all[code] ?? EMPTY

/** What the server keeps, as it stands in the fields. */
export function fieldsOf(answers: readonly Answer[]): AllWritten {
  const value = ({ number, yes, text }: Answer) => {
    if (number !== null) return String(number)
    if (yes !== null) return yes ? 'yes' : 'no'
    return text ?? ''
  }
  return Object.fromEntries(
    answers.map((answer) => [answer.code, { value: value(answer), explanation: answer.explanation ?? '' }]),
  )
}

const isNumber = (item: Item) => item.kind === 'COUNT' || item.kind === 'PERCENT' || item.kind === 'SCALE'

/** The number that a field says; `undefined` when it is empty or no whole number. */
export function numberIn(value: string): number | undefined {
  return /^-?\d{1,9}$/.test(value.trim()) ? Number(value) : undefined
}

/** Whether the field says otherwise than the program counts, so that it is to be explained. */
export function differs(item: Item, value: string, computed: number | null | undefined): boolean {
  const said = numberIn(value)
  return item.isComputed && said !== undefined && typeof computed === 'number' && said !== computed
}

/** What is sent of one answer. */
export function toInput(item: Item, { value, explanation }: Written): MonitoringAnswerInput {
  const text = value.trim()
  return {
    code: item.code,
    number: isNumber(item) ? (numberIn(text) ?? null) : null,
    yes: item.kind === 'YES_NO' && text !== '' ? text === 'yes' : null,
    text: item.kind === 'TEXT' && text !== '' ? text : null,
    explanation: explanation.trim() || null,
  }
}

/** The answers that differ from what was kept last. */
export function changesOf(
  items: readonly Item[],
  now: AllWritten,
  kept: AllWritten,
): MonitoringAnswerInput[] {
  return items.flatMap((item) => {
    const [written, before] = [writtenOf(now, item.code), writtenOf(kept, item.code)]
    const same = written.value === before.value && written.explanation === before.explanation
    return same ? [] : [toInput(item, written)]
  })
}

/** Theirs, with what was typed here since `base` upon it: nobody's answer to another question is lost. */
export function mergeWritten(base: AllWritten, mine: AllWritten, theirs: AllWritten): AllWritten {
  const merged: Record<string, Written> = { ...theirs }
  for (const [code, written] of Object.entries(mine)) {
    const before = writtenOf(base, code)
    const changed = written.value !== before.value || written.explanation !== before.explanation
    if (changed) merged[code] = written
  }
  return merged
}
