import type { LucideIcon } from 'lucide-react'
import type { HomeTask_TaskFragment, TaskKind } from '@/shared/graphql/generated/graphql'
import { bareId } from '@/shared/lib/ids'
import {
  IconAdd,
  IconApprove,
  IconCalendar,
  IconCompleted,
  IconDocument,
  IconDone,
  IconEdit,
  IconLocked,
  IconNeeds,
  IconOrder,
  IconPair,
  IconPaused,
  IconPerson,
  IconPractice,
  IconProgramme,
  IconReturned,
  IconRoadmap,
  IconSchool,
  IconUnknown,
  IconVerified,
  IconWarning,
} from '@/shared/ui/icons'

/** The picture of every kind of task; the verb is `home:task.<kind>`. */
export const TASK_ICONS = {
  ANSWER_PROPOSAL: IconPair,
  GIVE_CONSENT: IconEdit,
  PREPARE_ORDER: IconOrder,
  SIGN_ORDER: IconOrder,
  DRAFT_PROGRAMME: IconProgramme,
  AGREE_PROGRAMME: IconDone,
  APPROVE_PROGRAMME: IconDone,
  ANSWER_CHANGE: IconDone,
  DECIDE_CHANGE: IconDone,
  SUBMIT_ACTIVITY: IconAdd,
  CHECK_ACTIVITY: IconDone,
  ANSWER_HELP_REQUEST: IconUnknown,
  NOTE_MEETING: IconCalendar,
  SETTLE_PULSE: IconWarning,
  COMPLETE_PROGRAMME: IconCompleted,
  RESOLVE_ENDING: IconWarning,
  RESUME_MENTORSHIP: IconPaused,
  CONSIDER_REQUEST: IconEdit,
  DECIDE_REQUEST: IconDone,
  EXECUTE_REQUEST: IconOrder,
  FIND_MENTOR: IconNeeds,
  WRITE_PRACTICE: IconPractice,
  SUBMIT_PRACTICE: IconPractice,
  APPROVE_PRACTICE: IconPractice,
  PUBLISH_PRACTICE: IconPractice,
  APPOINT_CURATOR: IconPerson,
  REGISTER_SCHOOLS: IconSchool,
  STATE_NEED: IconNeeds,
  REFRESH_CARD: IconEdit,
  APPROVE_CARDS: IconDone,
  REFRESH_BANKS: IconNeeds,
  RENEW_CONSENT: IconEdit,
  RENEW_PAPER_CONSENT: IconEdit,
  ANSWER_CORRECTION: IconEdit,
  ANSWER_ONE_OFF: IconPair,
  RATE_ONE_OFF: IconCompleted,
  DO_DUTY: IconRoadmap,
  REVIEW_ROADMAP: IconDone,
  REWRITE_ROADMAP: IconReturned,
  EXAMINE_DOCUMENT: IconVerified,
  REWRITE_DOCUMENT: IconReturned,
  COMPLETE_PACKAGE: IconDocument,
  DECIDE_FILE_GRANT: IconLocked,
  ANSWER_MEDIATION: IconUnknown,
  AGREE_OUTCOME: IconDone,
  PREPARE_REPORT: IconDocument,
  SIGN_REPORT: IconApprove,
  ACCEPT_REPORT: IconDone,
  ANSWER_CAMPAIGN: IconNeeds,
  ACCEPT_SUBMISSIONS: IconDone,
} as const satisfies Record<TaskKind, LucideIcon>

/** Where a thing is looked at, by the kind that its id names. */
const PAGES: Readonly<Record<string, string>> = {
  mentorship: 'pairs',
  programme: 'programmes',
  order: 'orders',
  practice: 'practices',
  roadmap: 'roadmaps',
  document: 'documents',
  report: 'reports',
  campaign: 'campaigns',
  submission: 'submissions',
  mediation: 'mediations',
  person: 'people',
  school: 's',
  municipality: 'm',
  region: 'r',
}

/** The tasks that are done on the reader's own pages, whatever they are about. */
const OWN_PAGES: Partial<Record<TaskKind, string>> = {
  GIVE_CONSENT: '/me/consents',
  ANSWER_HELP_REQUEST: '/me/help',
  ANSWER_ONE_OFF: '/me/one-offs',
  RATE_ONE_OFF: '/me/one-offs',
  RENEW_CONSENT: '/me/consents',
  STATE_NEED: '/me/profile',
  REFRESH_CARD: '/me/profile',
}

/** The tasks that are done on a page of the place, not on its first one. */
const BELOW: Partial<Record<TaskKind, string>> = {
  APPROVE_CARDS: '/banks',
  REFRESH_BANKS: '/banks',
  ANSWER_CORRECTION: '/corrections',
  DO_DUTY: '/duties',
  COMPLETE_PACKAGE: '/package',
  DECIDE_FILE_GRANT: '/file-grants',
}

type TaskSearch = { tab?: 'candidates' | 'refresh'; state?: 'SUBMITTED' }

/** … and there behind a tab, or among what waits. */
const SEARCHES: Partial<Record<TaskKind, TaskSearch>> = {
  APPROVE_CARDS: { tab: 'candidates' },
  REFRESH_BANKS: { tab: 'refresh' },
  ACCEPT_SUBMISSIONS: { state: 'SUBMITTED' },
}

export const taskSearch = (kind: TaskKind): TaskSearch => SEARCHES[kind] ?? {}

/** The address where a task is done; a kind of target that this client does not know leads to one's own work. */
export function taskPath({ kind, target }: Pick<HomeTask_TaskFragment, 'kind' | 'target'>): string {
  const own = OWN_PAGES[kind]
  if (own) return own
  const page = PAGES[target.slice(0, target.indexOf(':'))]
  return page ? `/${page}/${bareId(target)}${BELOW[kind] ?? ''}` : '/me'
}

/** The nearest deadline first, what has none at the end; the server's order within a day. */
export function byDueDate<T extends Pick<HomeTask_TaskFragment, 'dueOn'>>(tasks: readonly T[]): T[] {
  return tasks.toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))
}
