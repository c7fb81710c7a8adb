import { useTranslation } from 'react-i18next'

/** 40.9 → «40,9 %»; a dash for no base. Namespace: targets. */
export function usePercent() {
  const { t, i18n } = useTranslation('targets')
  const print = new Intl.NumberFormat(i18n.language === 'en' ? 'en-GB' : 'ru-RU', {
    style: 'percent',
    maximumFractionDigits: 1,
  })
  return (percent: number | null | undefined) =>
    percent === null || percent === undefined ? t('noData') : print.format(percent / 100)
}
