import type { LinkProps } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'
import type { PlaceLevel } from '@/shared/lib/ids'
import {
  IconCalendar,
  IconDocument,
  IconHome,
  IconMatching,
  IconMunicipality,
  IconNeeds,
  IconPair,
  IconPeople,
  IconPerson,
  IconPractice,
  IconProgramme,
  IconRegion,
  IconRoadmap,
  IconRoute,
  IconSchool,
  IconUnknown,
} from '@/shared/ui/icons'

/** Where the reader stands: a level's place, or their own work. */
export type Stand = PlaceLevel | 'ME'

export type Section = {
  /** Key of `nav.*` in the common catalogue. */
  key:
    | 'home'
    | 'myPair'
    | 'route'
    | 'calendar'
    | 'consents'
    | 'help'
    | 'profile'
    | 'overview'
    | 'people'
    | 'banks'
    | 'banksAndMatching'
    | 'pairs'
    | 'matching'
    | 'documents'
    | 'practicesAndTemplates'
    | 'templates'
    | 'roadmaps'
  icon: LucideIcon
  to: NonNullable<LinkProps['to']>
  /** Marked only on its own address, not on those below it. */
  exact?: boolean
  /** The addresses of the pages that stand behind the same line: they mark it too. */
  also?: readonly NonNullable<LinkProps['to']>[]
  /** Only for who works with the place itself; levels above get its overview. */
  inside?: boolean
}

/** What the reader must do now: the first section of every sidebar. */
export const HOME: Section = { key: 'home', icon: IconHome, to: '/', exact: true }

/**
 * The groups of the sidebar below `HOME`, in the same order at each level. A place's sections have
 * addresses with `$regionId`, `$municipalityId` or `$schoolId`, filled from the place in hand.
 */
export const SECTIONS: Record<Stand, readonly Section[]> = {
  REGION: [
    {
      key: 'overview',
      icon: IconRegion,
      to: '/r/$regionId',
      exact: true,
      also: ['/r/$regionId/comparison', '/r/$regionId/demand', '/r/$regionId/targets'],
    },
    { key: 'templates', icon: IconProgramme, to: '/r/$regionId/templates', inside: true },
    {
      key: 'roadmaps',
      icon: IconRoadmap,
      to: '/r/$regionId/roadmaps',
      also: ['/r/$regionId/duties', '/r/$regionId/reports', '/r/$regionId/monitoring'],
      inside: true,
    },
    {
      key: 'documents',
      icon: IconDocument,
      to: '/r/$regionId/documents',
      also: ['/r/$regionId/package', '/r/$regionId/expertise', '/r/$regionId/document-templates'],
      inside: true,
    },
  ],
  MUNICIPALITY: [
    {
      key: 'overview',
      icon: IconMunicipality,
      to: '/m/$municipalityId',
      exact: true,
      also: ['/m/$municipalityId/attention', '/m/$municipalityId/demand', '/m/$municipalityId/targets'],
    },
    { key: 'banks', icon: IconNeeds, to: '/m/$municipalityId/banks', inside: true },
    { key: 'matching', icon: IconMatching, to: '/m/$municipalityId/matching', inside: true },
    { key: 'templates', icon: IconProgramme, to: '/m/$municipalityId/templates', inside: true },
    {
      key: 'roadmaps',
      icon: IconRoadmap,
      to: '/m/$municipalityId/roadmaps',
      also: [
        '/m/$municipalityId/duties',
        '/m/$municipalityId/reviews',
        '/m/$municipalityId/reports',
        '/m/$municipalityId/monitoring',
      ],
      inside: true,
    },
    {
      key: 'documents',
      icon: IconDocument,
      to: '/m/$municipalityId/documents',
      also: [
        '/m/$municipalityId/package',
        '/m/$municipalityId/expertise',
        '/m/$municipalityId/document-templates',
      ],
      inside: true,
    },
  ],
  SCHOOL: [
    { key: 'overview', icon: IconSchool, to: '/s/$schoolId', exact: true },
    {
      key: 'people',
      icon: IconPeople,
      to: '/s/$schoolId/people',
      also: ['/s/$schoolId/routes', '/s/$schoolId/file-grants'],
      inside: true,
    },
    {
      key: 'banksAndMatching',
      icon: IconNeeds,
      to: '/s/$schoolId/banks',
      also: ['/s/$schoolId/matching'],
      inside: true,
    },
    {
      key: 'pairs',
      icon: IconPair,
      to: '/s/$schoolId/pairs',
      also: ['/s/$schoolId/mediations'],
      inside: true,
    },
    {
      key: 'roadmaps',
      icon: IconRoadmap,
      to: '/s/$schoolId/roadmaps',
      also: ['/s/$schoolId/duties', '/s/$schoolId/reports', '/s/$schoolId/monitoring'],
      inside: true,
    },
    {
      key: 'documents',
      icon: IconDocument,
      to: '/s/$schoolId/documents',
      also: ['/s/$schoolId/package', '/s/$schoolId/orders', '/s/$schoolId/document-templates'],
      inside: true,
    },
    { key: 'calendar', icon: IconCalendar, to: '/s/$schoolId/calendar', inside: true },
    {
      key: 'practicesAndTemplates',
      icon: IconPractice,
      to: '/s/$schoolId/practices',
      also: ['/s/$schoolId/templates'],
      inside: true,
    },
  ],
  ME: [
    { key: 'myPair', icon: IconPair, to: '/me', exact: true },
    { key: 'route', icon: IconRoute, to: '/me/routes' },
    { key: 'help', icon: IconUnknown, to: '/me/help' },
    { key: 'calendar', icon: IconCalendar, to: '/me/calendar' },
    { key: 'consents', icon: IconDocument, to: '/me/consents' },
    { key: 'profile', icon: IconPerson, to: '/me/profile' },
  ],
}
