import 'i18next'
import type common from '@/locales/ru/common.json'
import type entry from '@/locales/ru/entry.json'

/** One line per namespace: keys are typed from the Russian catalogue, an unknown key does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: {
      common: typeof common
      entry: typeof entry
    }
  }
}
