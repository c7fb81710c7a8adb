import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/shared/graphql/generated'
import type { Indicator } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'

const FRAGMENT = graphql(/* GraphQL */ `
  fragment Counts_figures on Figures {
    schoolYear
    youngTeacherCoverage
    counts {
      indicator
      value
      withheld
    }
  }
`)

export type FiguresRef = FragmentType<typeof FRAGMENT>

/** A count as it may be printed: «12», «< 5» for a withheld one, «—» for no data; of these two there is no value. */
export type Printed = { text: string; hint?: string; value: number | null }

/** Prints counts in the reader's language; «no data» is never shown as nought. */
export function useCount() {
  const { t } = useTranslation('figures')
  const format = useFormat()
  return (ref: FiguresRef) => {
    const figures = readFragment(FRAGMENT, ref)
    const find = (indicator: Indicator) => figures.counts.find((count) => count.indicator === indicator)
    const count = (indicator: Indicator): Printed => {
      const found = find(indicator)
      if (found?.withheld) return { text: t('withheld'), hint: t('withheldHint'), value: null }
      if (found?.value === undefined || found.value === null)
        return { text: t('noData'), hint: t('noDataHint'), value: null }
      return { text: format.number(found.value), value: found.value }
    }
    const coverage = (): Printed => {
      const share = figures.youngTeacherCoverage
      const base = t('coverageBase', {
        mentored: count('YOUNG_TEACHERS_MENTORED').text,
        young: count('YOUNG_TEACHERS').text,
      })
      if (share === null || share === undefined) return { text: t('noData'), hint: base, value: null }
      return { text: format.percent(share), hint: base, value: share }
    }
    return { schoolYear: figures.schoolYear, count, coverage }
  }
}
