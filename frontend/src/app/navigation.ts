import type { LinkProps } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'
import type { PlaceLevel } from '@/shared/lib/ids'
import { IconHome } from '@/shared/ui/icons'

/** Where the reader stands: a level's place, or their own work. */
export type Stand = PlaceLevel | 'ME'

export type Section = {
  /** Key of `nav.*` in the common catalogue. */
  key: 'home'
  icon: LucideIcon
  to: NonNullable<LinkProps['to']>
  /** Marked only on its own address, not on those below it. */
  exact?: boolean
}

const HOME: Section = { key: 'home', icon: IconHome, to: '/', exact: true }

/**
 * The sidebar: at most eight sections, in the same order at each level. A place's sections have
 * addresses with `$regionId`, `$municipalityId` or `$schoolId`, filled from the place in hand.
 */
export const SECTIONS: Record<Stand, readonly Section[]> = {
  REGION: [HOME],
  MUNICIPALITY: [HOME],
  SCHOOL: [HOME],
  ME: [HOME],
}
