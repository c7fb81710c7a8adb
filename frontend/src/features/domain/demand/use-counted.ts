import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'

/** Prints a count of people as far as it may be known: «< 5» for few. Namespace: figures. */
export function useCounted() {
  const { t } = useTranslation('figures')
  const format = useFormat()
  return (people: number | null | undefined) =>
    people === null || people === undefined ? t('withheld') : format.number(people)
}
