import 'i18next'
import type banks from '@/locales/ru/banks.json'
import type common from '@/locales/ru/common.json'
import type consents from '@/locales/ru/consents.json'
import type entry from '@/locales/ru/entry.json'
import type figures from '@/locales/ru/figures.json'
import type home from '@/locales/ru/home.json'
import type invitations from '@/locales/ru/invitations.json'
import type me from '@/locales/ru/me.json'
import type meetings from '@/locales/ru/meetings.json'
import type municipality from '@/locales/ru/municipality.json'
import type orders from '@/locales/ru/orders.json'
import type pairs from '@/locales/ru/pairs.json'
import type people from '@/locales/ru/people.json'
import type practices from '@/locales/ru/practices.json'
import type programmes from '@/locales/ru/programmes.json'
import type openPages from '@/locales/ru/public.json'
import type region from '@/locales/ru/region.json'
import type school from '@/locales/ru/school.json'
import type terms from '@/locales/ru/terms.json'

/** One line per namespace: keys are typed from the Russian catalogue, an unknown key does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: {
      common: typeof common
      entry: typeof entry
      public: typeof openPages
      region: typeof region
      municipality: typeof municipality
      invitations: typeof invitations
      figures: typeof figures
      programmes: typeof programmes
      practices: typeof practices
      meetings: typeof meetings
      me: typeof me
      home: typeof home
      consents: typeof consents
      orders: typeof orders
      pairs: typeof pairs
      banks: typeof banks
      people: typeof people
      school: typeof school
      terms: typeof terms
    }
  }
}
