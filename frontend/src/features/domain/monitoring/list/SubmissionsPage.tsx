import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { pageSteps } from '@/shared/lib/paging'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconDocument, IconInfo } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Panel } from '@/shared/ui/Panel'
import { type Column, tableState } from '@/shared/ui/table.types'
import { PlaceSections } from '../../sections/PlaceSections'
import { SubmissionMark } from '../CampaignMark'
import { StateFilter } from '../StateFilter'
import { SUBMISSION_STATES, type SubmissionsSearch } from './monitoring.search'
import { type SubmissionRow, submissionsQuery } from './submissions.query'

type Props = {
  schoolId: string
  search: SubmissionsSearch
  onSearch: (patch: Partial<SubmissionsSearch>) => void
}

/** What a school is to answer in monitoring campaigns, and what it has answered. */
export function SubmissionsPage({ schoolId, search, onSearch }: Props) {
  const { t } = useTranslation(['monitoring', 'common'])
  const query = useQuery(submissionsQuery(schoolId, search))
  const columns = useColumns()
  const place = query.data
  const list = place?.list
  return (
    <>
      <PageHeader
        eyebrow={place?.name ?? t('common:level.SCHOOL')}
        title={t('title')}
        description={t('lead.SCHOOL')}
      />
      <PlaceSections level="SCHOOL" placeId={schoolId} current="monitoring" />
      {place && !list ? (
        <EmptyState icon={IconInfo} title={t('closed')} hint={t('closedHint')} />
      ) : (
        <Panel title={t('own')}>
          <StateFilter
            value={search.state}
            options={SUBMISSION_STATES}
            name={(state) => t(`state.${state}`)}
            onSearch={onSearch}
          />
          <DataTable
            {...tableState(query)}
            {...pageSteps(list?.pageInfo, onSearch)}
            caption={t('own')}
            columns={columns}
            rows={list?.nodes}
            rowKey={({ id }) => id}
            totalCount={list?.totalCount}
            countLabel={(count) => t('count', { count })}
            empty={
              search.state ? (
                <EmptyState icon={IconDocument} title={t('nothingFits')} hint={t('nothingFitsHint')} />
              ) : (
                <EmptyState icon={IconDocument} title={t('ownEmpty')} hint={t('ownEmptyHint')} />
              )
            }
          />
        </Panel>
      )}
    </>
  )
}

function useColumns(): Column<SubmissionRow>[] {
  const { t } = useTranslation('monitoring')
  const format = useFormat()
  return [
    {
      id: 'campaign',
      header: t('campaign'),
      phone: 'title',
      cell: (row) => (
        <>
          <AnchorLink to="/submissions/$submissionId" params={{ submissionId: bareId(row.id) }}>
            {row.campaign.title}
          </AnchorLink>
          <Text size="xs" c="dimmed" component="div">
            {[t(`kind.${row.campaign.kind}`), row.campaign.owner.name].join(' · ')}
          </Text>
        </>
      ),
    },
    {
      id: 'due',
      header: t('due'),
      phone: 'labelled',
      cell: (row) => (
        <>
          {format.dayNumeric(row.dueOn)}
          {row.isOverdue ? (
            <Text size="xs" c="brick" component="div">
              {t('overdue')}
            </Text>
          ) : null}
        </>
      ),
    },
    {
      id: 'state',
      header: t('stateLabel'),
      phone: 'mark',
      cell: (row) => (row.releasedOn ? t('released.short') : <SubmissionMark state={row.state} />),
    },
    {
      id: 'submittedOn',
      header: t('submittedLabel'),
      phone: 'detail',
      cell: (row) => (row.submittedOn ? format.dayNumeric(row.submittedOn) : '—'),
    },
  ]
}
