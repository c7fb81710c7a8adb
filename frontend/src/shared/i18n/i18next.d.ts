import 'i18next'
import type common from '@/locales/ru/common.json'
import type entry from '@/locales/ru/entry.json'
import type figures from '@/locales/ru/figures.json'
import type invitations from '@/locales/ru/invitations.json'
import type municipality from '@/locales/ru/municipality.json'
import type region from '@/locales/ru/region.json'

/** One line per namespace: keys are typed from the Russian catalogue, an unknown key does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: {
      common: typeof common
      entry: typeof entry
      region: typeof region
      municipality: typeof municipality
      invitations: typeof invitations
      figures: typeof figures
    }
  }
}
