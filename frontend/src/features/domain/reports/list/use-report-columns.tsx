import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProgressBar } from '@/features/domain/roadmap/ProgressBar'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { AnchorLink } from '@/shared/ui/links'
import type { Column } from '@/shared/ui/table.types'
import { ReportState } from '../ReportState'
import type { ReportRow } from './report-row.fragment'
import type { Whose } from './reports.search'

/** The columns of a list of reports. Namespaces: reports, roadmaps. */
export function useReportColumns(whose: Whose): Column<ReportRow>[] {
  const { t } = useTranslation(['reports', 'roadmaps'])
  const format = useFormat()
  const days = (row: ReportRow) => format.dayRange(row.from, row.until)
  return [
    {
      id: 'report',
      header: t(whose === 'below' ? 'reporter' : 'periodLabel'),
      phone: 'title',
      cell: (row) => (
        <>
          <AnchorLink to="/reports/$reportId" params={{ reportId: bareId(row.id) }}>
            {whose === 'below' ? row.owner.name : days(row)}
          </AnchorLink>
          <Text size="xs" c="dimmed" component="div" lineClamp={2}>
            {row.roadmap.title}
          </Text>
        </>
      ),
    },
    ...(whose === 'below'
      ? [{ id: 'period', header: t('periodLabel'), phone: 'detail', cell: days } satisfies Column<ReportRow>]
      : []),
    {
      id: 'state',
      header: t('stateLabel'),
      phone: 'mark',
      cell: (row) => (
        <>
          <ReportState state={row.state} />
          {row.changedSinceSigned > 0 ? (
            <Text size="xs" c="dimmed" component="div">
              {t('changed', { count: row.changedSinceSigned })}
            </Text>
          ) : null}
        </>
      ),
    },
    {
      id: 'progress',
      header: t('roadmaps:progress.label'),
      phone: 'detail',
      cell: (row) => <ProgressBar progress={row.progress} />,
    },
    {
      id: 'signedOn',
      header: t('signedLabel'),
      cell: (row) => (row.signedOn ? format.dayNumeric(row.signedOn) : '—'),
    },
  ]
}
