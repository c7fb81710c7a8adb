import * as v from 'valibot'
import { EVIDENCE_KINDS } from '@/features/domain/roadmap/bodies'
import type { DutyEvidenceInput, EvidenceKind } from '@/shared/graphql/generated/graphql'
import { msg } from '@/shared/i18n/message'
import { today } from '@/shared/lib/days'
import type { Occurrence, OwedDuty } from './occurrence.fragment'

/** What a kind of proof is made of beside its title: what must be there, and what may be. */
export const PARTS = {
  ORDER: { number: 'must', datedOn: 'must', url: 'may', text: 'none', file: 'may' },
  DOCUMENT: { number: 'may', datedOn: 'may', url: 'may', text: 'may', file: 'may' },
  REPORT: { number: 'none', datedOn: 'may', url: 'may', text: 'may', file: 'may' },
  LINK: { number: 'none', datedOn: 'may', url: 'must', text: 'none', file: 'none' },
  PHOTO: { number: 'none', datedOn: 'may', url: 'may', text: 'none', file: 'may' },
  NUMBER: { number: 'must', datedOn: 'none', url: 'none', text: 'may', file: 'may' },
  NONE: { number: 'none', datedOn: 'none', url: 'none', text: 'must', file: 'none' },
} as const satisfies Record<EvidenceKind, Record<Part, Need>>

type Part = 'number' | 'datedOn' | 'url' | 'text' | 'file'
type Need = 'must' | 'may' | 'none'

export function needOf(kind: EvidenceKind, part: Part): Need {
  return PARTS[kind][part]
}

const words = v.pipe(v.string(), v.trim())
const filled = v.pipe(words, v.nonEmpty(msg('common:form.required')))

const evidence = v.pipe(
  v.object({
    kind: v.picklist(EVIDENCE_KINDS),
    title: filled,
    number: words,
    datedOn: v.nullable(v.string()),
    url: v.pipe(words, v.regex(/^$|^https?:\/\/\S+$/i, msg('duties:evidence.urlWrong'))),
    text: words,
    file: v.nullable(v.object({ id: v.string(), name: v.string(), size: v.number() })),
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const row = dataset.value
    if (row.kind === 'PHOTO' && !row.url && !row.file)
      addIssue({
        message: msg('duties:evidence.photoMissing'),
        path: [{ type: 'object', origin: 'value', input: row, key: 'url', value: row.url }],
      })
    for (const part of ['number', 'datedOn', 'url', 'text'] as const)
      if (needOf(row.kind, part) === 'must' && !row[part])
        addIssue({
          message: msg('common:form.required'),
          path: [{ type: 'object', origin: 'value', input: row, key: part, value: row[part] }],
        })
  }),
)

/** An execution, as it is stated. */
export const executionSchema = v.object({
  doneOn: v.pipe(
    v.nullable(v.string()),
    v.string(msg('common:form.required')),
    v.check((day) => day <= today(), msg('duties:stated.future')),
  ),
  comment: words,
  evidence: v.pipe(v.array(evidence), v.maxLength(20, msg('duties:evidence.tooMany'))),
})

export type ExecutionValues = v.InferInput<typeof executionSchema>
export type ExecutionReady = v.InferOutput<typeof executionSchema>
export type EvidenceRow = ExecutionValues['evidence'][number]

export function blankEvidence(kind: EvidenceKind): EvidenceRow {
  return { kind, title: '', number: '', datedOn: null, url: '', text: '', file: null }
}

/** What stands in the form first: what was stated before, else a row for the proof that the plan asks for. */
export function executionValues(duty: OwedDuty, occurrence: Occurrence | undefined): ExecutionValues {
  const wanted = duty.item.evidenceKind
  const stated = (occurrence?.evidence ?? []).map(({ kind, title, number, datedOn, url, text, file }) => ({
    kind,
    title,
    number: number ?? '',
    datedOn: datedOn ?? null,
    url: url ?? '',
    text: text ?? '',
    file: file ? { id: file.id, name: file.name, size: file.size } : null,
  }))
  return {
    doneOn: occurrence?.doneOn ?? today(),
    comment: occurrence?.comment ?? '',
    evidence: stated.length > 0 || !wanted || wanted === 'NONE' ? stated : [blankEvidence(wanted)],
  }
}

/** A proof as it is sent: what its kind has no place for is left out, though it was typed before the kind changed. */
export function evidenceInput(row: ExecutionReady['evidence'][number]): DutyEvidenceInput {
  const part = (name: Exclude<Part, 'file'>) => (needOf(row.kind, name) === 'none' ? null : row[name] || null)
  return {
    kind: row.kind,
    title: row.title,
    number: part('number'),
    datedOn: part('datedOn'),
    url: part('url'),
    text: part('text'),
    fileId: needOf(row.kind, 'file') === 'none' ? null : (row.file?.id ?? null),
  }
}
