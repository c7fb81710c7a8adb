import type { ExceptionKind } from '@/shared/graphql/generated/graphql'
import {
  IconDocument,
  IconDraft,
  IconPair,
  IconPeople,
  IconProgramme,
  IconRoadmap,
  IconUnknown,
  IconWaiting,
} from '@/shared/ui/icons'
import type { StatusLook } from '@/shared/ui/StatusMark'

/** How each kind looks: never by its colour alone. */
export const EXCEPTION_LOOK = {
  CONSENTS_ENDING: { icon: IconDocument, tone: 'problem' },
  NEWCOMERS_WAITING: { icon: IconWaiting, tone: 'problem' },
  SILENT_PAIRS: { icon: IconPair, tone: 'problem' },
  PROGRAMMES_MISSING: { icon: IconProgramme, tone: 'attention' },
  MENTORS_OVERLOADED: { icon: IconPeople, tone: 'attention' },
  ROADMAP_MISSING: { icon: IconRoadmap, tone: 'attention' },
  REPORTS_OVERDUE: { icon: IconDraft, tone: 'attention' },
  NO_DATA: { icon: IconUnknown, tone: 'neutral' },
} as const satisfies Record<ExceptionKind, StatusLook>

/** The page of the municipality on which a kind is put right; the school's own page where there is none. */
export const EXCEPTION_PAGE = {
  NEWCOMERS_WAITING: 'matching',
  MENTORS_OVERLOADED: 'banks',
  ROADMAP_MISSING: 'reviews',
  REPORTS_OVERDUE: 'reports',
} as const satisfies Partial<Record<ExceptionKind, string>>
