import { graphql } from '@/shared/graphql/generated'
import type {
  ApproveDocumentInput,
  DocumentEndorsementInput,
  DocumentHeadInput,
  ExpertiseConclusion,
} from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import type { DocumentAnswer, Kept } from './answer'

const ADD = graphql(/* GraphQL */ `
  mutation AddDocument($input: AddDocumentInput!) {
    addDocument(input: $input) {
      ...DocumentAnswer_payload
    }
  }
`)
const EDIT = graphql(/* GraphQL */ `
  mutation EditDocument($input: EditDocumentInput!) {
    editDocument(input: $input) {
      ...DocumentAnswer_payload
    }
  }
`)
const REVIEW = graphql(/* GraphQL */ `
  mutation ReviewDocument($input: ReviewDocumentInput!) {
    reviewDocument(input: $input) {
      ...DocumentAnswer_payload
    }
  }
`)
const ENDORSE = graphql(/* GraphQL */ `
  mutation EndorseDocument($input: EndorseDocumentInput!) {
    endorseDocument(input: $input) {
      ...DocumentAnswer_payload
    }
  }
`)
const APPROVE = graphql(/* GraphQL */ `
  mutation ApproveDocument($input: ApproveDocumentInput!) {
    approveDocument(input: $input) {
      ...DocumentAnswer_payload
    }
  }
`)
const REVISE = graphql(/* GraphQL */ `
  mutation ReviseDocument($input: ReviseDocumentInput!) {
    reviseDocument(input: $input) {
      ...DocumentAnswer_payload
    }
  }
`)
const REPEAL = graphql(/* GraphQL */ `
  mutation RepealDocument($input: RepealDocumentInput!) {
    repealDocument(input: $input) {
      ...DocumentAnswer_payload
    }
  }
`)
const ARCHIVE = graphql(/* GraphQL */ `
  mutation ArchiveDocument($input: ArchiveDocumentInput!) {
    archiveDocument(input: $input) {
      ...DocumentAnswer_payload
    }
  }
`)
const PUBLISH = graphql(/* GraphQL */ `
  mutation PublishDocument($input: PublishDocumentInput!) {
    publishDocument(input: $input) {
      ...DocumentAnswer_payload
    }
  }
`)
const SUBMIT = graphql(/* GraphQL */ `
  mutation SubmitDocument($input: SubmitDocumentInput!) {
    submitDocument(input: $input) {
      ...DocumentAnswer_payload
    }
  }
`)
const EXAMINE = graphql(/* GraphQL */ `
  mutation ExamineDocument($input: ExamineDocumentInput!) {
    examineDocument(input: $input) {
      ...DocumentAnswer_payload
    }
  }
`)
const DISCARD_FILE = graphql(/* GraphQL */ `
  mutation DiscardDocumentFile($input: DiscardDocumentFileInput!) {
    discardDocumentFile(input: $input) {
      ...DocumentAnswer_payload
    }
  }
`)
export const DISCARD = graphql(/* GraphQL */ `
  mutation DiscardDocument($input: DiscardDocumentInput!) {
    discardDocument(input: $input) {
      __typename
      ... on DocumentRefused {
        reason
      }
    }
  }
`)

export type Endorsement = DocumentEndorsementInput
export type Approval = Pick<ApproveDocumentInput, 'orderNumber' | 'approvedOn' | 'effectiveFrom'>

/** An act on a document that is there, and what it needs beside the document. */
export type Act =
  | { kind: 'EDIT'; head: DocumentHeadInput }
  | { kind: 'START_REVIEW' | 'GIVE_BACK' | 'NEW_VERSION' | 'PUBLISH' | 'UNPUBLISH' }
  | { kind: 'SUBMIT_FOR_EXPERTISE' | 'WITHDRAW_FROM_EXPERTISE' | 'TAKE_EXPERTISE' }
  | { kind: 'CONCLUDE_EXPERTISE'; conclusion: ExpertiseConclusion; remarks: string | null }
  | { kind: 'ENDORSE'; endorsement: Endorsement }
  | { kind: 'APPROVE'; approval: Approval }
  | { kind: 'REPEAL' | 'ARCHIVE'; reason: string }
  | { kind: 'DISCARD_FILE'; fileId: string }

export async function addDocument(placeId: string, head: DocumentHeadInput): Promise<DocumentAnswer> {
  return (await graphqlRequest(ADD, { input: { placeId, head } })).addDocument
}

/** One act on the document as it was read: a document that was changed meanwhile answers with a conflict. */
export async function sendAct({ id, revision }: Kept, act: Act): Promise<DocumentAnswer> {
  const at = { documentId: id, revision }
  switch (act.kind) {
    case 'EDIT':
      return (await graphqlRequest(EDIT, { input: { ...at, head: act.head } })).editDocument
    case 'START_REVIEW':
    case 'GIVE_BACK':
      return (await graphqlRequest(REVIEW, { input: { ...at, begin: act.kind === 'START_REVIEW' } }))
        .reviewDocument
    case 'ENDORSE':
      return (await graphqlRequest(ENDORSE, { input: { ...at, endorsement: act.endorsement } }))
        .endorseDocument
    case 'APPROVE':
      return (await graphqlRequest(APPROVE, { input: { ...at, ...act.approval } })).approveDocument
    case 'NEW_VERSION':
      return (await graphqlRequest(REVISE, { input: at })).reviseDocument
    case 'REPEAL':
      return (await graphqlRequest(REPEAL, { input: { ...at, reason: act.reason } })).repealDocument
    case 'ARCHIVE':
      return (await graphqlRequest(ARCHIVE, { input: { ...at, reason: act.reason } })).archiveDocument
    case 'PUBLISH':
    case 'UNPUBLISH':
      return (await graphqlRequest(PUBLISH, { input: { ...at, isPublished: act.kind === 'PUBLISH' } }))
        .publishDocument
    case 'SUBMIT_FOR_EXPERTISE':
    case 'WITHDRAW_FROM_EXPERTISE':
      return (await graphqlRequest(SUBMIT, { input: { ...at, submit: act.kind === 'SUBMIT_FOR_EXPERTISE' } }))
        .submitDocument
    case 'TAKE_EXPERTISE':
      return (await graphqlRequest(EXAMINE, { input: { ...at, conclusion: null, remarks: null } }))
        .examineDocument
    case 'CONCLUDE_EXPERTISE': {
      const { conclusion, remarks } = act
      return (await graphqlRequest(EXAMINE, { input: { ...at, conclusion, remarks } })).examineDocument
    }
    case 'DISCARD_FILE':
      return (await graphqlRequest(DISCARD_FILE, { input: { ...at, fileId: act.fileId } }))
        .discardDocumentFile
    default:
      return act satisfies never
  }
}
