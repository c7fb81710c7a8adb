import type { LinkProps } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'
import type { PlaceLevel } from '@/shared/lib/ids'
import {
  IconDocument,
  IconHome,
  IconMunicipality,
  IconNeeds,
  IconOrder,
  IconPair,
  IconPeople,
  IconPerson,
  IconPractice,
  IconRegion,
  IconSchool,
} from '@/shared/ui/icons'

/** Where the reader stands: a level's place, or their own work. */
export type Stand = PlaceLevel | 'ME'

export type Section = {
  /** Key of `nav.*` in the common catalogue. */
  key:
    | 'home'
    | 'myPair'
    | 'consents'
    | 'profile'
    | 'overview'
    | 'people'
    | 'banks'
    | 'pairs'
    | 'orders'
    | 'practices'
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
  REGION: [HOME, { key: 'overview', icon: IconRegion, to: '/r/$regionId', exact: true }],
  MUNICIPALITY: [HOME, { key: 'overview', icon: IconMunicipality, to: '/m/$municipalityId', exact: true }],
  SCHOOL: [
    HOME,
    { key: 'overview', icon: IconSchool, to: '/s/$schoolId', exact: true },
    { key: 'people', icon: IconPeople, to: '/s/$schoolId/people' },
    { key: 'banks', icon: IconNeeds, to: '/s/$schoolId/banks' },
    { key: 'pairs', icon: IconPair, to: '/s/$schoolId/pairs' },
    { key: 'orders', icon: IconOrder, to: '/s/$schoolId/orders' },
    { key: 'practices', icon: IconPractice, to: '/s/$schoolId/practices' },
  ],
  ME: [
    HOME,
    { key: 'myPair', icon: IconPair, to: '/me', exact: true },
    { key: 'consents', icon: IconDocument, to: '/me/consents' },
    { key: 'profile', icon: IconPerson, to: '/me/profile' },
  ],
}
