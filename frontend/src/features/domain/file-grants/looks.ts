import type { FileField, FileGrantState } from '@/shared/graphql/generated/graphql'
import { IconActive, IconDeclined, IconEarlier, IconLocked, IconWaiting } from '@/shared/ui/icons'
import type { StatusLook } from '@/shared/ui/StatusMark'

export const GRANT_LOOK = {
  ASKED: { icon: IconWaiting, tone: 'attention' },
  GRANTED: { icon: IconActive, tone: 'active' },
  REFUSED: { icon: IconDeclined, tone: 'neutral' },
  EXPIRED: { icon: IconEarlier, tone: 'neutral' },
  CLOSED: { icon: IconLocked, tone: 'neutral' },
} as const satisfies Record<FileGrantState, StatusLook>

export const FILE_FIELDS = [
  'POSITION',
  'SUBJECT',
  'EMPLOYED_SINCE',
  'TEACHING_SINCE',
  'PEDAGOGICAL_EDUCATION',
  'EMAIL',
  'PHONE',
  'BIRTH_DATE',
] as const satisfies readonly FileField[]
