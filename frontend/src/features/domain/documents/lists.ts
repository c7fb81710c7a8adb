import type {
  DocumentKind,
  DocumentState,
  EndorsementKind,
  ExpertiseConclusion,
} from '@/shared/graphql/generated/graphql'

/** The commonest first. */
export const DOCUMENT_KINDS = [
  'REGULATION',
  'ORDER',
  'ROADMAP',
  'PROGRAMME',
  'WORKING_PROGRAMME',
  'INSTRUCTION',
  'AGREEMENT',
  'MINUTES',
  'REPORT',
  'CONSENT',
  'METHODICAL_MATERIAL',
  'COLLECTION',
  'OTHER',
] as const satisfies readonly DocumentKind[]

export const DOCUMENT_STATES = [
  'DRAFT',
  'INTERNAL_REVIEW',
  'ENDORSED',
  'APPROVED',
  'IN_FORCE',
  'AMENDED',
  'REPEALED',
  'ARCHIVED',
] as const satisfies readonly DocumentState[]

export const ENDORSEMENT_KINDS = [
  'CONSIDERED',
  'AGREED',
  'OPINION_TAKEN',
  'APPROVED',
] as const satisfies readonly EndorsementKind[]

export const CONCLUSIONS = [
  'POSITIVE',
  'REMARKS',
  'NEGATIVE',
] as const satisfies readonly ExpertiseConclusion[]
