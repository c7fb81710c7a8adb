import type { ProgrammeTemplateState } from '@/shared/graphql/generated/graphql'
import { IconActive, IconDraft, IconEarlier } from '@/shared/ui/icons'
import type { StatusLook } from '@/shared/ui/StatusMark'

export const TEMPLATE_LOOK = {
  DRAFT: { icon: IconDraft, tone: 'attention' },
  IN_USE: { icon: IconActive, tone: 'active' },
  RETIRED: { icon: IconEarlier, tone: 'neutral' },
} satisfies Record<ProgrammeTemplateState, StatusLook>

/** In which week of a programme a day lies, as the server counts it. */
export function weekOf(dueDay: number): number {
  return Math.floor(dueDay / 7) + 1
}

/** The last day that the longest term of so many months has, as the server counts it. */
export function lastDay(months: number): number {
  return Math.min(months * 31, 366) - 1
}
