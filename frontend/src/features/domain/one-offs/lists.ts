import type { MentoringFormat, OneOffState } from '@/shared/graphql/generated/graphql'

/** The formats of which one meeting is the whole. */
export const ONE_OFF_FORMATS = ['FLASH', 'SPEED', 'SITUATIONAL'] as const satisfies readonly MentoringFormat[]

export const ONE_OFF_STATES = [
  'PROPOSED',
  'AGREED',
  'HELD',
  'FEEDBACK',
  'CLOSED',
  'DECLINED',
  'CANCELLED',
] as const satisfies readonly OneOffState[]
