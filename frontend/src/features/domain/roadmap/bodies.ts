import type { EvidenceKind, PlanBodyKind, SchoolKind } from '@/shared/graphql/generated/graphql'

/** Who may be responsible for a row of a plan, from above to below. */
export const BODY_KINDS = [
  'REGIONAL_AUTHORITY',
  'REGIONAL_CENTRE',
  'MUNICIPAL_AUTHORITY',
  'MUNICIPAL_CENTRE',
  'ORGANISATION',
  'HEAD',
  'DEPUTY_HEAD',
  'ADMINISTRATION',
  'COORDINATOR',
  'CURATOR',
  'MENTOR',
  'MENTEE',
  'PSYCHOLOGIST',
  'METHODOLOGIST',
  'TEACHER',
  'SCHOOL_ASSOCIATION',
  'MUNICIPAL_ASSOCIATION',
  'WORKING_GROUP',
  'COUNCIL',
  'TRADE_UNION',
  'CLUB',
  'SITE_KEEPER',
  'PUPIL',
  'PARENT',
  'PARTNER',
  'EVERYONE',
] as const satisfies readonly PlanBodyKind[]

export const SCHOOL_KINDS = [
  'SCHOOL',
  'PRESCHOOL',
  'ADDITIONAL',
  'VOCATIONAL',
  'UNIVERSITY',
] as const satisfies readonly SchoolKind[]

export const EVIDENCE_KINDS = [
  'ORDER',
  'DOCUMENT',
  'REPORT',
  'LINK',
  'PHOTO',
  'NUMBER',
  'NONE',
] as const satisfies readonly EvidenceKind[]

type Body = { kind: PlanBodyKind; schoolKind?: SchoolKind | null | undefined }

/** A body as one word of a list of chips: `ORGANISATION:PRESCHOOL`, `HEAD`. */
export function bodyKey({ kind, schoolKind }: Body): string {
  return schoolKind ? `${kind}:${schoolKind}` : kind
}

type Choice = { kind: PlanBodyKind; schoolKind: SchoolKind | null }

/** Every body that can be chosen: an organisation of any kind, and of each. */
export const BODIES: readonly Choice[] = BODY_KINDS.flatMap((kind): Choice[] => [
  { kind, schoolKind: null },
  ...(kind === 'ORGANISATION' ? SCHOOL_KINDS.map((schoolKind) => ({ kind, schoolKind })) : []),
])
