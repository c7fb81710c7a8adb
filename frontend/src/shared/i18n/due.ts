import { useTranslation } from 'react-i18next'
import { daysBetween, today } from '@/shared/lib/days'
import { useFormat } from './format'

/** Beyond a fortnight a number of days says less than the date. */
const COUNTED_DAYS = 14

/** A deadline in words: «сегодня», «через 3 дня», «просрочено на 2 дня», «до 5 марта 2027 г.». */
export function useDue(): (day: string) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return (day) => {
    const left = daysBetween(today(), day)
    if (left < 0) return t('due.overdue', { count: -left })
    if (left === 0) return t('due.today')
    if (left === 1) return t('due.tomorrow')
    if (left <= COUNTED_DAYS) return t('due.in', { count: left })
    return t('due.until', { date: format.dayLong(day) })
  }
}
