import * as v from 'valibot'
import type { Document_DocumentFragment, DocumentHeadInput } from '@/shared/graphql/generated/graphql'
import { msg } from '@/shared/i18n/message'
import { DOCUMENT_KINDS } from './lists'

const line = v.pipe(v.string(), v.trim())
const required = v.pipe(line, v.nonEmpty(msg('common:form.required')))

export const documentSchema = v.pipe(
  v.object({
    kind: v.pipe(
      v.nullable(v.picklist(DOCUMENT_KINDS)),
      v.picklist(DOCUMENT_KINDS, msg('common:form.required')),
    ),
    title: required,
    number: line,
    date: v.nullable(v.string()),
    effectiveFrom: v.nullable(v.string()),
    validUntil: v.nullable(v.string()),
    basis: v.string(),
    appendices: v.string(),
    printedTitle: line,
    printedNumber: line,
    printedDate: line,
    printedNote: line,
  }),
  v.forward(
    v.partialCheck(
      [['effectiveFrom'], ['validUntil']],
      ({ effectiveFrom, validUntil }) => !effectiveFrom || !validUntil || effectiveFrom <= validUntil,
      msg('documents:form.endsBeforeItBegins'),
    ),
    ['validUntil'],
  ),
)
export type DocumentValues = v.InferInput<typeof documentSchema>
export type DocumentReady = v.InferOutput<typeof documentSchema>

type Head = Pick<
  Document_DocumentFragment,
  'kind' | 'title' | 'number' | 'date' | 'effectiveFrom' | 'validUntil' | 'basis' | 'appendices' | 'asPrinted'
>

/** What the form begins with; `begun` is what is known of a document that is not there yet. */
export function documentValues(
  document: Head | undefined,
  begun: Partial<DocumentValues> = {},
): DocumentValues {
  return {
    kind: document?.kind ?? null,
    title: document?.title ?? '',
    number: document?.number ?? '',
    date: document?.date ?? null,
    effectiveFrom: document?.effectiveFrom ?? null,
    validUntil: document?.validUntil ?? null,
    basis: (document?.basis ?? []).join('\n'),
    appendices: (document?.appendices ?? []).join('\n'),
    printedTitle: document?.asPrinted?.title ?? '',
    printedNumber: document?.asPrinted?.number ?? '',
    printedDate: document?.asPrinted?.date ?? '',
    printedNote: document?.asPrinted?.note ?? '',
    ...begun,
  }
}

/** One a line; empty lines say nothing. */
const lines = (text: string) =>
  text
    .split('\n')
    .map((each) => each.trim())
    .filter(Boolean)

/** What is sent; nothing of the paper where it prints what is right. */
export function headInput(values: DocumentReady): DocumentHeadInput {
  const { printedTitle, printedNumber, printedDate, printedNote, basis, appendices, number, ...head } = values
  const printed = { title: printedTitle, number: printedNumber, date: printedDate, note: printedNote }
  const says = Object.values(printed).some(Boolean)
  return {
    ...head,
    number: number || null,
    basis: lines(basis),
    appendices: lines(appendices),
    asPrinted: says
      ? {
          title: printed.title || null,
          number: printed.number || null,
          date: printed.date || null,
          note: printed.note || null,
        }
      : null,
  }
}
