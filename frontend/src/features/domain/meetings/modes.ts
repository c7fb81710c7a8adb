import type { MeetingMode } from '@/shared/graphql/generated/graphql'

export const MODES = ['IN_PERSON', 'VIDEO', 'REMOTE'] as const satisfies readonly MeetingMode[]
