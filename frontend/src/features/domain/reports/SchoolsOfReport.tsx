import { Alert, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { bareId } from '@/shared/lib/ids'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconMissing, IconWarning } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { Panel } from '@/shared/ui/Panel'
import { StatusMark } from '@/shared/ui/StatusMark'
import type { Column } from '@/shared/ui/table.types'
import { ProgressBar } from '../roadmap/ProgressBar'
import { ReportState } from './ReportState'
import type { ReportingSchool } from './report.fragment'

type Props = { schools: readonly ReportingSchool[] }

/** Whose figures are in a consolidated report. Who has handed nothing in is said so, and is no zero. Namespaces: reports, roadmaps. */
export function SchoolsOfReport({ schools }: Props) {
  const { t } = useTranslation(['reports', 'roadmaps'])
  const missing = schools.filter(({ state }) => state === null)
  const accepted = schools.filter(({ state }) => state === 'ACCEPTED').length
  const columns: Column<ReportingSchool>[] = [
    {
      id: 'school',
      header: t('reporter'),
      phone: 'title',
      cell: ({ school, report }) =>
        report ? (
          <AnchorLink to="/reports/$reportId" params={{ reportId: bareId(report.id) }}>
            {school.name}
          </AnchorLink>
        ) : (
          school.name
        ),
    },
    {
      id: 'state',
      header: t('stateLabel'),
      phone: 'mark',
      cell: ({ state }) =>
        state ? (
          <ReportState state={state} />
        ) : (
          <StatusMark icon={IconMissing} tone="problem" label={t('schools.notSent')} />
        ),
    },
    {
      id: 'progress',
      header: t('roadmaps:progress.label'),
      phone: 'detail',
      cell: ({ progress, changedSinceAccepted }) => (
        <>
          {progress ? <ProgressBar progress={progress} /> : t('schools.notCounted')}
          {changedSinceAccepted > 0 ? (
            <Text size="xs" c="dimmed" component="div">
              {t('schools.changed', { count: changedSinceAccepted })}
            </Text>
          ) : null}
        </>
      ),
    },
  ]
  return (
    <Panel title={t('schools.title')} description={t('schools.counted', { accepted, count: schools.length })}>
      {missing.length > 0 ? (
        <Alert
          variant="outline"
          color="amber"
          icon={<IconWarning aria-hidden />}
          title={t('schools.missing', { count: missing.length })}
          mb="sm"
        >
          {missing.map(({ school }) => school.name).join(', ')}
        </Alert>
      ) : null}
      <DataTable
        loading={false}
        refreshing={false}
        error={null}
        onRetry={() => undefined}
        caption={t('schools.title')}
        columns={columns}
        rows={schools.toSorted((a, b) => Number(a.state !== null) - Number(b.state !== null))}
        rowKey={({ school }) => school.id}
        totalCount={schools.length}
        countLabel={(count) => t('schools.count', { count })}
        empty={<EmptyState title={t('schools.none')} />}
      />
    </Panel>
  )
}
