import { Alert, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { Figure } from '@/shared/ui/Figure'
import { FigureStrip } from '@/shared/ui/FigureStrip'
import { IconInfo } from '@/shared/ui/icons'
import type { Report } from './report.fragment'

type Props = { report: Pick<Report, 'progress' | 'isFrozen' | 'figuresOn' | 'changedSinceSigned'> }

/** What the journal of duties comes to in the period, and of which day that is. Namespace: reports. */
export function ReportFigures({ report }: Props) {
  const { t } = useTranslation('reports')
  const format = useFormat()
  const { total, done, verified, overdue, planned, inProgress, notApplicable } = report.progress
  const ahead = planned + inProgress - overdue
  return (
    <div>
      <FigureStrip label={t('figures.label')}>
        <Figure
          value={format.number(done + verified)}
          label={t('figures.done')}
          hint={t('figures.of', { total: format.number(total) })}
        />
        <Figure value={format.number(verified)} label={t('figures.verified')} />
        <Figure
          value={format.number(overdue)}
          label={t('figures.overdue')}
          tone={overdue > 0 ? 'danger' : 'calm'}
        />
        <Figure
          value={format.number(Math.max(ahead, 0))}
          label={t('figures.ahead')}
          hint={notApplicable > 0 ? t('figures.notApplicable', { count: notApplicable }) : undefined}
        />
      </FigureStrip>
      <Text size="sm" c="dimmed" mt={6}>
        {t(report.isFrozen ? 'figures.frozen' : 'figures.live', { on: format.dayLong(report.figuresOn) })}
      </Text>
      {report.changedSinceSigned > 0 ? (
        <Alert variant="outline" icon={<IconInfo aria-hidden />} mt="sm">
          {t('changedHint', { count: report.changedSinceSigned })}
        </Alert>
      ) : null}
    </div>
  )
}
