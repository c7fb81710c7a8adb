import type { TFunction } from 'i18next'
import { type FragmentType, graphql, readFragment } from '@/shared/graphql/generated'
import type { DocumentRefusal } from '@/shared/graphql/generated/graphql'
import { inputProblems } from '@/shared/ui/form/input-problems'
import type { Refusal } from '@/shared/ui/form/use-app-form'

/** What every act on a document answers. */
export const DOCUMENT_ANSWER = graphql(/* GraphQL */ `
  fragment DocumentAnswer_payload on DocumentPayload {
    __typename
    ... on DocumentDone {
      document {
        id
        revision
      }
    }
    ... on DocumentRefused {
      reason
    }
    ... on DocumentConflict {
      current {
        id
        revision
      }
    }
    ... on InvalidInput {
      ...InputProblems_input
    }
  }
`)

export type DocumentAnswer = FragmentType<typeof DOCUMENT_ANSWER>
export type Kept = { id: string; revision: number }
export type Outcome = { kept: Kept } | { refusals: readonly Refusal[] }

type Words = {
  /** Of the room: `refusal.<reason>` and `conflict`. */
  t: TFunction<'documents'>
  tCommon: TFunction<'common'>
  /** Where the API's path differs from the form's field. */
  names?: Record<string, string>
  /** The refusals that mean one field of the form. */
  fieldOf?: Partial<Record<DocumentRefusal, string>>
}

/** The answer as what a form can show: the document as it is kept now, or why it was not. */
export function outcomeOf(ref: DocumentAnswer, { t, tCommon, names, fieldOf = {} }: Words): Outcome {
  const answer = readFragment(DOCUMENT_ANSWER, ref)
  switch (answer.__typename) {
    case 'DocumentDone':
      return { kept: answer.document }
    case 'DocumentRefused':
      return { refusals: [{ path: fieldOf[answer.reason], message: t(`refusal.${answer.reason}`) }] }
    case 'DocumentConflict':
      return { refusals: [{ message: t('conflict') }] }
    case 'InvalidInput':
      return { refusals: inputProblems(answer, tCommon, names) }
    default:
      return answer satisfies never
  }
}
