import type { PartnerKind } from '@/shared/graphql/generated/graphql'

export const PARTNER_KINDS = [
  'ENTERPRISE',
  'PUBLIC_ORGANISATION',
  'EDUCATION_ORGANISATION',
  'NATURAL_PERSON',
  'OTHER',
] as const satisfies readonly PartnerKind[]
