import { useTranslation } from 'react-i18next'
import type { Indicator } from '@/shared/graphql/generated/graphql'
import { Figure } from '@/shared/ui/Figure'
import { FigureStrip } from '@/shared/ui/FigureStrip'
import { type FiguresRef, useCount } from './use-count'

const SHOWN: readonly Indicator[] = [
  'SCHOOLS_IN_MODEL',
  'MENTORS',
  'MENTEES',
  'ACTIVE_PAIRS',
  'PROGRAMMES_COMPLETED',
  'PRACTICES_PUBLISHED',
  'MEETINGS',
  'ONE_OFFS',
]

type Props = {
  figures: FiguresRef
  /** Left out where they say nothing: a school is one organisation. */
  without?: readonly Indicator[]
}

/** The figures of a place in a school year, with the base of the percentage beside it. */
export function FiguresOverview({ figures, without = [] }: Props) {
  const { t } = useTranslation('figures')
  const { count, coverage } = useCount()(figures)
  const share = coverage()
  return (
    <FigureStrip label={t('strip')}>
      {SHOWN.filter((indicator) => !without.includes(indicator)).map((indicator) => {
        const printed = count(indicator)
        return (
          <Figure key={indicator} value={printed.text} label={t(`label.${indicator}`)} hint={printed.hint} />
        )
      })}
      <Figure value={share.text} label={t('coverage')} hint={share.hint} />
    </FigureStrip>
  )
}
