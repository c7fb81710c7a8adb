import * as v from 'valibot'
import { readDeviceDraft, writeDeviceDraft } from '@/shared/lib/device-draft'

/** Answers by the code of their question. */
export type Answers = Readonly<Record<string, readonly string[]>>

const keyOf = (token: string) => `survey-draft:${token}`
const stored = v.record(v.string(), v.unknown())
const values = v.array(v.string())

/** What was typed on this device and has not reached the server. */
export function readDraft(token: string): Answers {
  return Object.fromEntries(
    Object.entries(readDeviceDraft(keyOf(token), stored) ?? {}).filter((entry): entry is [string, string[]] =>
      v.is(values, entry[1]),
    ),
  )
}

export function writeDraft(token: string, draft: Answers): void {
  writeDeviceDraft(keyOf(token), Object.keys(draft).length === 0 ? undefined : draft)
}

/** What is left of the draft once `saved` has reached the server: what was changed since stays. */
export function without(draft: Answers, saved: Answers): Answers {
  return Object.fromEntries(Object.entries(draft).filter(([code, given]) => saved[code] !== given))
}
