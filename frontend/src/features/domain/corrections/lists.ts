import type { CorrectionArea, CorrectionState } from '@/shared/graphql/generated/graphql'

export const CORRECTION_AREAS = [
  'NAME',
  'CONTACTS',
  'BIRTH_DATE',
  'EMPLOYMENT',
  'CARDS',
  'PAIRS',
  'CONSENTS',
  'OTHER',
] as const satisfies readonly CorrectionArea[]

export const CORRECTION_STATES = [
  'OPEN',
  'CORRECTED',
  'DECLINED',
  'WITHDRAWN',
] as const satisfies readonly CorrectionState[]
