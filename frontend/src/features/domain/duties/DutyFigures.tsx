import { useTranslation } from 'react-i18next'
import type { Duties_TotalsFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { FIRST_PAGE } from '@/shared/lib/paging'
import { FigureLink } from '@/shared/ui/Figure'
import { FigureStrip } from '@/shared/ui/FigureStrip'
import type { Shown } from './duties.search'

type Props = { totals: Duties_TotalsFragment }

/** The four numbers of the duties, each a way to the rows behind it. Namespace: duties. */
export function DutyFigures({ totals }: Props) {
  const { t } = useTranslation('duties')
  const format = useFormat()
  const { overdue, dueSoon, done, verified, total } = totals
  const to = (show: Shown) => ({
    to: '.' as const,
    search: (now: object) => ({ ...now, ...FIRST_PAGE, show }),
    replace: true,
  })
  return (
    <FigureStrip label={t('figures.label')}>
      <FigureLink
        {...to('overdue')}
        value={format.number(overdue)}
        label={t('figures.overdue')}
        tone={overdue > 0 ? 'danger' : 'calm'}
      />
      <FigureLink
        {...to('soon')}
        value={format.number(dueSoon)}
        label={t('figures.soon')}
        tone={dueSoon > 0 ? 'warn' : 'calm'}
      />
      <FigureLink {...to('check')} value={format.number(done)} label={t('figures.check')} />
      <FigureLink
        {...to('verified')}
        value={format.number(verified)}
        label={t('figures.verified')}
        hint={t('figures.of', { total: format.number(total) })}
      />
    </FigureStrip>
  )
}
