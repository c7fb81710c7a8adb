import type { PackageItem, PackageStatus } from '@/shared/graphql/generated/graphql'
import { IconDone, IconProblem, IconWarning } from '@/shared/ui/icons'
import type { StatusLook } from '@/shared/ui/StatusMark'

/** What a package may consist of, in the order in which an organisation makes it. */
export const PACKAGE_ITEMS = [
  'REGULATION',
  'ROADMAP',
  'PROGRAMME',
  'APPOINTMENT_ORDER',
  'PAIR_ORDERS',
  'CONSENTS',
  'SITE_SECTION',
] as const satisfies readonly PackageItem[]

export const PACKAGE_STATUSES = [
  'MISSING',
  'NEEDS_ACTUALISATION',
  'CURRENT',
] as const satisfies readonly PackageStatus[]

export const PACKAGE_LOOK = {
  CURRENT: { icon: IconDone, tone: 'done' },
  NEEDS_ACTUALISATION: { icon: IconWarning, tone: 'attention' },
  MISSING: { icon: IconProblem, tone: 'problem' },
} as const satisfies Record<PackageStatus, StatusLook>
