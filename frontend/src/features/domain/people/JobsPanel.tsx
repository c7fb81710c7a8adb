import { Menu, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconActive, IconEarlier } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'
import { RowMenu } from '@/shared/ui/RowMenu'
import { StatusMark } from '@/shared/ui/StatusMark'
import type { Column } from '@/shared/ui/table.types'
import { EndEmployment } from './EndEmployment'
import type { Job } from './person.query'

type Props = { jobs: readonly Job[]; person: string; mayEnd: boolean; pairs: number }

/** Where the person works and has worked. */
export function JobsPanel({ jobs, person, mayEnd, pairs }: Props) {
  const { t } = useTranslation(['people', 'partners'])
  const format = useFormat()
  const [ending, setEnding] = useState<Job>()
  const columns: Column<Job>[] = [
    {
      id: 'school',
      header: t('job.school'),
      phone: 'title',
      cell: (job) => (
        <>
          {job.school.name}
          <Text size="xs" c="dimmed" component="div">
            {job.subject
              ? t('job.positionSubject', { position: job.position, subject: job.subject })
              : job.position}
          </Text>
          {job.partner ? (
            <Text size="xs" c="dimmed" component="div">
              {t('partners:from', { name: job.partner.name })}
            </Text>
          ) : null}
        </>
      ),
    },
    {
      id: 'seniority',
      header: t('job.seniority'),
      phone: 'labelled',
      // Whom a partner sends has no seniority here.
      cell: (job) =>
        job.partner ? (
          ''
        ) : (
          <>
            {typeof job.teachingYears === 'number' ? t('job.years', { count: job.teachingYears }) : t('none')}
            <Text size="xs" c="dimmed" component="div">
              {[
                job.young ? t('job.young') : '',
                job.transferred ? t('job.transferred') : '',
                job.pedagogicalEducation ? '' : t('job.otherEducation'),
              ]
                .filter(Boolean)
                .join(', ')}
            </Text>
          </>
        ),
    },
    {
      id: 'term',
      header: t('job.term'),
      phone: 'detail',
      cell: (job) =>
        job.endedOn
          ? t('consent.fromUntil', {
              from: format.dayNumeric(job.startedOn),
              until: format.dayNumeric(job.endedOn),
            })
          : t('consent.from', { from: format.dayNumeric(job.startedOn) }),
    },
    {
      id: 'state',
      header: t('consent.state'),
      phone: 'mark',
      cell: (job) =>
        job.endedOn ? (
          <StatusMark icon={IconEarlier} tone="neutral" label={t('job.over')} />
        ) : (
          <StatusMark
            icon={IconActive}
            tone="active"
            label={job.partner ? t('job.sent') : t('job.current')}
          />
        ),
    },
  ]
  return (
    <Panel title={t('job.title')}>
      <DataTable
        loading={false}
        refreshing={false}
        error={null}
        onRetry={() => {}}
        caption={t('job.title')}
        columns={columns}
        rows={jobs}
        totalCount={jobs.length}
        rowKey={(job) => job.id}
        rowActions={(job) =>
          mayEnd && !job.endedOn ? (
            <RowMenu label={t('actions', { name: job.school.name })}>
              <Menu.Item onClick={() => setEnding(job)}>{t('end.open')}</Menu.Item>
            </RowMenu>
          ) : null
        }
        empty={<EmptyState title={t('job.empty')} />}
      />
      <EndEmployment job={ending} onClose={() => setEnding(undefined)} person={person} pairs={pairs} />
    </Panel>
  )
}
