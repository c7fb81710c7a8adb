import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { occurrenceLook, occurrenceWord } from '../looks'
import type { ScaleRow } from '../scale/Scale'
import { type Period, spanOf } from '../scale/scale'
import type { PlanLine } from './PlanList'

/**
 * The rows of a plan as they are drawn on its scale: the days of a place with where they stand, and for who reads the
 * whole the days of the plan alone, of which many places may have done and others not. Namespace: duties.
 */
export function useScaleRows(rows: readonly PlanLine[], period: Period): ScaleRow[] {
  const { t } = useTranslation('duties')
  const format = useFormat()
  return rows.map(({ item, duty }) => {
    const applies = duty?.applicability === 'APPLICABLE'
    const days = duty
      ? (applies ? duty.occurrences : []).map((each) => ({ ...each, word: occurrenceWord(each) }))
      : item.windows.map(({ start, end, openStart }) => ({
          id: `${start} ${end}`,
          from: openStart ? end : start,
          due: end,
          word: 'PLANNED' as const,
        }))
    return {
      id: item.id,
      number: item.number ?? null,
      section: item.sections.join(' / '),
      title: item.title,
      note: duty && !applies ? t(`applicability.${duty.applicability}`) : null,
      marks: days.flatMap(({ id, from, due, word }) => {
        const span = spanOf({ from, to: due }, period)
        if (!span) return []
        const label = t('onScale', { due: format.dayLong(due), state: t(`state.${word}`) })
        return [{ id, ...span, look: occurrenceLook(word), label }]
      }),
    }
  })
}
