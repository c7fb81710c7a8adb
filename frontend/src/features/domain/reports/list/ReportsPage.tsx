import { Button, Group, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PlaceLevel } from '@/shared/lib/ids'
import { FIRST_PAGE, pageSteps } from '@/shared/lib/paging'
import { ChoiceFilter } from '@/shared/ui/ChoiceFilter'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { FilterBar } from '@/shared/ui/FilterBar'
import { IconAdd, IconDocument, IconInfo } from '@/shared/ui/icons'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Panel } from '@/shared/ui/Panel'
import { tableState } from '@/shared/ui/table.types'
import { PlaceSections } from '../../sections/PlaceSections'
import { reportsQuery } from './reports.query'
import { HANDED_IN, REPORT_STATES, type ReportsSearch, WHOSE, whoseOf } from './reports.search'
import { StartReport } from './StartReport'
import { useReportColumns } from './use-report-columns'

type Props = {
  level: PlaceLevel
  placeId: string
  search: ReportsSearch
  onSearch: (patch: Partial<ReportsSearch>) => void
}

/** The reports on the execution of roadmaps: what a place writes itself, and what is handed in to it. */
export function ReportsPage({ level, placeId, search, onSearch }: Props) {
  const { t } = useTranslation(['reports', 'common'])
  const query = useQuery(reportsQuery(level, placeId, search))
  const whose = whoseOf(level, search)
  const columns = useReportColumns(whose)
  const place = query.data
  const list = place?.list
  const starts = Boolean(place?.keeps) && level !== 'REGION'
  const start = (variant: 'filled' | 'default') =>
    starts ? (
      <Button
        variant={variant}
        leftSection={<IconAdd size={16} aria-hidden />}
        onClick={() => onSearch({ start: '' })}
      >
        {t('start.open')}
      </Button>
    ) : null
  const header = (
    <>
      <PageHeader
        eyebrow={place?.name ?? t(`common:level.${level}`)}
        title={t('title')}
        description={t(`lead.${level}`)}
        actions={start('filled')}
      />
      <PlaceSections level={level} placeId={placeId} current="reports" />
    </>
  )
  if (place && !list)
    return (
      <>
        {header}
        <EmptyState icon={IconInfo} title={t('closed')} hint={t('closedHint')} />
      </>
    )
  return (
    <>
      {header}
      <Panel title={t(`list.${whose}`)}>
        <Group gap="sm" align="flex-start">
          {level === 'MUNICIPALITY' ? (
            <SegmentedControl
              aria-label={t('whose.label')}
              value={whose}
              onChange={(next) =>
                onSearch({
                  whose: next === 'own' ? next : undefined,
                  state: undefined,
                  ...FIRST_PAGE,
                })
              }
              data={WHOSE.map((each) => ({ value: each, label: t(`whose.${each}`) }))}
            />
          ) : null}
          <FilterBar
            label={t('filters')}
            active={search.state ? 1 : 0}
            onReset={() => onSearch({ state: undefined, ...FIRST_PAGE })}
          >
            <ChoiceFilter
              label={t('stateLabel')}
              value={search.state}
              options={whose === 'below' ? HANDED_IN : REPORT_STATES}
              name={(state) => t(`state.${state}`)}
              onChange={(chosen) => onSearch({ state: chosen, ...FIRST_PAGE })}
            />
          </FilterBar>
        </Group>
        <DataTable
          {...tableState(query)}
          {...pageSteps(list?.pageInfo, onSearch)}
          caption={t(`list.${whose}`)}
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
                title={t(`empty.${whose}`)}
                hint={t(whose === 'own' && starts ? 'emptyHint.start' : `emptyHint.${whose}`)}
                action={whose === 'own' ? start('default') : null}
              />
            )
          }
        />
      </Panel>
      {starts ? (
        <StartReport
          level={level}
          placeId={placeId}
          roadmapId={search.start}
          onClose={() => onSearch({ start: undefined })}
        />
      ) : null}
    </>
  )
}
