import { useTranslation } from 'react-i18next'
import type { BankOverviewQuery } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { FigureLink } from '@/shared/ui/Figure'
import { FigureStrip } from '@/shared/ui/FigureStrip'
import { NO_FILTERS } from './banks.search'

export type Bank = NonNullable<NonNullable<NonNullable<BankOverviewQuery['viewer']>['school']>['bank']>

/** The four numbers of the banks, each a way to the rows behind it. */
export function BankFigures({ bank, schoolId }: { bank: Bank; schoolId: string }) {
  const { t } = useTranslation('banks')
  const format = useFormat()
  const { counts, refresh } = bank
  const candidates = counts.mentorCandidates + counts.menteeCandidates
  const there = { to: '/s/$schoolId/banks', params: { schoolId: bareId(schoolId) } } as const
  return (
    <FigureStrip label={t('figures.title')}>
      <FigureLink
        {...there}
        search={{ ...NO_FILTERS, state: 'AVAILABLE' }}
        value={format.number(counts.mentorsFree)}
        label={t('figures.mentorsFree', { count: counts.mentorsFree })}
        hint={t('figures.assigned', { count: counts.mentorsAssigned })}
      />
      <FigureLink
        {...there}
        search={{ ...NO_FILTERS, tab: 'needs', state: 'AVAILABLE' }}
        value={format.number(counts.menteesWaiting)}
        label={t('figures.menteesWaiting', { count: counts.menteesWaiting })}
        hint={t('figures.assigned', { count: counts.menteesAssigned })}
        tone={counts.menteesWaiting > 0 ? 'warn' : 'calm'}
      />
      <FigureLink
        {...there}
        search={{ ...NO_FILTERS, tab: 'candidates' }}
        value={format.number(candidates)}
        label={t('figures.candidates', { count: candidates })}
        hint={t('figures.approveHint')}
        tone={candidates > 0 ? 'warn' : 'calm'}
      />
      <FigureLink
        {...there}
        search={{ ...NO_FILTERS, tab: 'refresh' }}
        value={refresh.lastOn ? format.day(refresh.lastOn) : t('figures.never')}
        label={t('figures.confirmed')}
        hint={
          refresh.dueOn
            ? t(refresh.overdue ? 'figures.overdue' : 'figures.due', { on: format.dayNumeric(refresh.dueOn) })
            : undefined
        }
        tone={refresh.overdue ? 'danger' : 'calm'}
      />
    </FigureStrip>
  )
}
