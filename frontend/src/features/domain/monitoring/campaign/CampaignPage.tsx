import { Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { placePagePath } from '@/shared/lib/ids'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Panel } from '@/shared/ui/Panel'
import { ExportMenu } from '../../exports/ExportMenu'
import { CampaignMark } from '../CampaignMark'
import { CompletenessBar } from '../CompletenessBar'
import type { SubmissionsSearch } from '../list/monitoring.search'
import { CampaignActs } from './CampaignActs'
import { campaignQuery } from './campaign.query'
import { MunicipalitiesPanel } from './MunicipalitiesPanel'
import { SchoolsPanel } from './SchoolsPanel'
import { SumsPanel } from './SumsPanel'

type Props = {
  campaignId: string
  search: SubmissionsSearch
  onSearch: (patch: Partial<SubmissionsSearch>) => void
}

/** A campaign of a municipality or a region: how far it has come, who answered, and what came of it. */
export function CampaignPage({ campaignId, search, onSearch }: Props) {
  const { t } = useTranslation('monitoring')
  const format = useFormat()
  const query = useQuery(campaignQuery(campaignId, search))
  const campaign = query.data
  if (!campaign)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const { owner, completeness } = campaign
  return (
    <>
      <PageHeader
        eyebrow={<AnchorLink to={placePagePath(owner, 'monitoring')}>{owner.name}</AnchorLink>}
        title={campaign.title}
        description={
          <>
            <Group gap="sm">
              <CampaignMark state={campaign.state} />
              {t(`kind.${campaign.kind}`)}
            </Group>
            <Text size="sm">
              {[
                t('periodIs', { days: format.dayRange(campaign.from, campaign.until) }),
                t('dueIs', { due: format.dayLong(campaign.dueOn) }),
                t(`audience.${campaign.audience}`),
              ].join(' · ')}
            </Text>
          </>
        }
        actions={
          <>
            {campaign.sums ? (
              <ExportMenu list="CAMPAIGN" can={['EXPORT']} placeId={campaign.id} name={campaign.title} />
            ) : null}
            <CampaignActs campaign={campaign} />
          </>
        }
      />
      <Stack gap="md">
        {completeness ? (
          <Panel
            title={t('completeness.label')}
            description={
              completeness.percent === null
                ? undefined
                : t('completeness.inWords', {
                    percent: completeness.percent,
                    timeliness: completeness.timeliness,
                  })
            }
          >
            <CompletenessBar completeness={completeness} />
          </Panel>
        ) : null}
        {campaign.submissions && campaign.state !== 'PLANNED' ? (
          <SchoolsPanel campaign={campaign} query={query} search={search} onSearch={onSearch} />
        ) : null}
        {campaign.municipalities && campaign.state !== 'PLANNED' ? (
          <MunicipalitiesPanel municipalities={campaign.municipalities} items={campaign.items} />
        ) : null}
        <SumsPanel items={campaign.items} sums={campaign.sums ?? undefined} />
      </Stack>
    </>
  )
}
