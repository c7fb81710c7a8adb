import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'

type Term = { effectiveFrom?: string | null; validUntil?: string | null }
type Named = { number?: string | null; date?: string | null }

/** The number and the term of a document in words. Namespace: documents. */
export function useDocumentWords() {
  const { t } = useTranslation('documents')
  const format = useFormat()
  return {
    /** «№ 12 от 05.03.2026»; nothing where there is neither. */
    numbered: ({ number, date }: Named): string | null => {
      if (number && date) return t('numberAndDate', { number, date: format.dayNumeric(date) })
      if (number) return t('numberAlone', { number })
      return date ? t('dateAlone', { date: format.dayNumeric(date) }) : null
    },
    /** «с 01.09.2026 по 31.08.2027», «с 01.09.2026, бессрочно»; nothing before a first day is named. */
    term: ({ effectiveFrom, validUntil }: Term): string | null => {
      if (effectiveFrom && validUntil)
        return t('termTo', { from: format.dayNumeric(effectiveFrom), to: format.dayNumeric(validUntil) })
      if (effectiveFrom) return t('termOpen', { from: format.dayNumeric(effectiveFrom) })
      return validUntil ? t('termUntil', { to: format.dayNumeric(validUntil) }) : null
    },
  }
}
