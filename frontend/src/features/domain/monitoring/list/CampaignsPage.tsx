import { Button, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { pageSteps } from '@/shared/lib/paging'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconAdd, IconDocument, IconInfo } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Panel } from '@/shared/ui/Panel'
import { type Column, tableState } from '@/shared/ui/table.types'
import { PlaceSections } from '../../sections/PlaceSections'
import { CampaignMark } from '../CampaignMark'
import { CompletenessBar } from '../CompletenessBar'
import { PlanCampaign } from '../plan/PlanCampaign'
import { StateFilter } from '../StateFilter'
import { type CampaignRow, campaignsQuery, type Holder } from './campaigns.query'
import { CAMPAIGN_STATES, type CampaignsSearch } from './monitoring.search'

type Props = {
  level: Holder
  placeId: string
  search: CampaignsSearch
  onSearch: (patch: Partial<CampaignsSearch>) => void
}

/** The monitoring campaigns of a municipality or a region, with how far each has come. */
export function CampaignsPage({ level, placeId, search, onSearch }: Props) {
  const { t } = useTranslation(['monitoring', 'common'])
  const query = useQuery(campaignsQuery(level, placeId, search))
  const columns = useColumns()
  const place = query.data
  const list = place?.list
  const plan = (variant: 'filled' | 'default') =>
    place?.plans ? (
      <Button
        variant={variant}
        leftSection={<IconAdd size={16} aria-hidden />}
        onClick={() => onSearch({ plan: true })}
      >
        {t('plan.open')}
      </Button>
    ) : null
  return (
    <>
      <PageHeader
        eyebrow={place?.name ?? t(`common:level.${level}`)}
        title={t('title')}
        description={t(`lead.${level}`)}
        actions={plan('filled')}
      />
      <PlaceSections level={level} placeId={placeId} current="monitoring" />
      {place && !list ? (
        <EmptyState icon={IconInfo} title={t('closed')} hint={t('closedHint')} />
      ) : (
        <Panel title={t('campaigns')}>
          <StateFilter
            value={search.state}
            options={CAMPAIGN_STATES}
            name={(state) => t(`campaignState.${state}`)}
            onSearch={onSearch}
          />
          <DataTable
            {...tableState(query)}
            {...pageSteps(list?.pageInfo, onSearch)}
            caption={t('campaigns')}
            columns={columns}
            rows={list?.nodes}
            rowKey={({ id }) => id}
            totalCount={list?.totalCount}
            countLabel={(count) => t('count', { count })}
            empty={
              search.state ? (
                <EmptyState icon={IconDocument} title={t('nothingFits')} hint={t('nothingFitsHint')} />
              ) : (
                <EmptyState
                  icon={IconDocument}
                  title={t('empty')}
                  hint={t(place?.plans ? 'emptyHint.plan' : 'emptyHint.read')}
                  action={plan('default')}
                />
              )
            }
          />
        </Panel>
      )}
      {place?.plans ? (
        <PlanCampaign
          level={level}
          placeId={placeId}
          opened={search.plan === true}
          onClose={() => onSearch({ plan: undefined })}
        />
      ) : null}
    </>
  )
}

function useColumns(): Column<CampaignRow>[] {
  const { t } = useTranslation('monitoring')
  const format = useFormat()
  return [
    {
      id: 'campaign',
      header: t('campaign'),
      phone: 'title',
      cell: (row) => (
        <>
          <AnchorLink to="/campaigns/$campaignId" params={{ campaignId: bareId(row.id) }}>
            {row.title}
          </AnchorLink>
          <Text size="xs" c="dimmed" component="div">
            {[t(`kind.${row.kind}`), row.owner.name].join(' · ')}
          </Text>
        </>
      ),
    },
    {
      id: 'period',
      header: t('period'),
      cell: (row) => format.dayRange(row.from, row.until),
    },
    {
      id: 'due',
      header: t('due'),
      phone: 'labelled',
      cell: (row) => format.dayNumeric(row.dueOn),
    },
    {
      id: 'state',
      header: t('stateLabel'),
      phone: 'mark',
      cell: (row) => <CampaignMark state={row.state} />,
    },
    {
      id: 'completeness',
      header: t('completeness.label'),
      phone: 'detail',
      cell: (row) => (row.completeness ? <CompletenessBar completeness={row.completeness} /> : '—'),
    },
  ]
}
