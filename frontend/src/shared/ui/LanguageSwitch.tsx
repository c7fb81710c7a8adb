import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { changeLocale, LOCALES } from '@/shared/i18n'

/** RU / EN, everywhere, without a reload. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation()
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('app.language')}
      data={LOCALES.map((locale) => ({ value: locale, label: locale.toUpperCase() }))}
      value={i18n.language}
      onChange={(value) => {
        const locale = LOCALES.find((known) => known === value)
        if (locale) void changeLocale(locale)
      }}
    />
  )
}
