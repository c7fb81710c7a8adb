import i18n, { type BackendModule, type ResourceKey } from 'i18next'
import { initReactI18next } from 'react-i18next'
import ruCommon from '@/locales/ru/common.json'

export const LOCALES = ['ru', 'en'] as const
export type Locale = (typeof LOCALES)[number]

const STORAGE_KEY = 'nastavnik.locale'
const catalogs = import.meta.glob<Record<string, unknown>>(
  ['../../locales/*/*.json', '!../../locales/ru/common.json'],
  { import: 'default' },
)

/** Every namespace is a chunk of its own, except the Russian base, which travels with the entry. */
const lazyCatalogs: BackendModule = {
  type: 'backend',
  init() {},
  read(language, namespace, done) {
    const load = catalogs[`../../locales/${language}/${namespace}.json`]
    if (!load) return done(new Error(`no catalogue ${language}/${namespace}`), null)
    load().then(
      (data) => done(null, data as never),
      (error: Error) => done(error, null),
    )
  },
}

export function storedLocale(): Locale {
  const stored = localStorage.getItem(STORAGE_KEY)
  return LOCALES.find((locale) => locale === stored) ?? 'ru'
}

/** `russian`: catalogues that an entry has brought along, so that they cost no request. */
export async function setupI18n(locale: Locale, russian: Record<string, ResourceKey> = {}): Promise<void> {
  await i18n
    .use(lazyCatalogs)
    .use(initReactI18next)
    .init({
      lng: locale,
      fallbackLng: false,
      supportedLngs: LOCALES,
      ns: ['common', ...Object.keys(russian)],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      partialBundledLanguages: true,
      resources: { ru: { common: ruCommon, ...russian } },
      react: { useSuspense: true },
    })
  document.documentElement.lang = locale
}

/** Switches without a reload; the catalogues of the open screen are fetched first. */
export async function changeLocale(locale: Locale): Promise<void> {
  localStorage.setItem(STORAGE_KEY, locale)
  await i18n.changeLanguage(locale)
  document.documentElement.lang = locale
}

export { i18n }
