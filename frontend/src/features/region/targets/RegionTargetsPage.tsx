import { Button, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PlaceSections } from '@/features/domain/sections/PlaceSections'
import { OwnTargets } from '@/features/domain/targets/OwnTargets'
import { regionTargetsQuery, SUM } from '@/features/domain/targets/targets.query'
import { TARGET_INDICATORS, type TargetsSearch } from '@/features/domain/targets/targets.search'
import { usePercent } from '@/features/domain/targets/use-percent'
import { saveBlob } from '@/shared/api/file'
import { readFragment } from '@/shared/graphql/generated'
import type { RegionTargetsQuery } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { today } from '@/shared/lib/days'
import { bareId } from '@/shared/lib/ids'
import { workbook } from '@/shared/lib/xlsx'
import { ChoiceFilter } from '@/shared/ui/ChoiceFilter'
import { Bars } from '@/shared/ui/chart/Bars'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { FilterBar } from '@/shared/ui/FilterBar'
import { IconDownload } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Panel } from '@/shared/ui/Panel'
import { type Column, tableState } from '@/shared/ui/table.types'

type Props = {
  regionId: string
  search: TargetsSearch
  onSearch: (patch: Partial<TargetsSearch>) => void
}
type Region = NonNullable<NonNullable<RegionTargetsQuery['viewer']>['region']>
type Row = NonNullable<Region['targetProgress']>['municipalities'][number]

/** The years that are offered: those of the programmes that municipalities have, and the next one. */
const YEARS_BACK = 5

/** How the municipalities meet their targets, and the region's own. */
export function RegionTargetsPage({ regionId, search, onSearch }: Props) {
  const { t } = useTranslation('targets')
  const format = useFormat()
  const percent = usePercent()
  const running = Number(today().slice(0, 4))
  const indicator = search.indicator ?? 'PRACTICE_PUBLISHED'
  const year = search.by ?? running
  const query = useQuery(regionTargetsQuery(regionId, indicator, year))
  const place = query.data?.viewer?.region
  if (!place)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const rows = place.targetProgress?.municipalities ?? []
  const sumOf = (row: Row) => (row.sum ? readFragment(SUM, row.sum) : undefined)
  const columns: Column<Row>[] = [
    {
      id: 'name',
      header: t('municipality'),
      phone: 'title',
      cell: ({ municipality }) => (
        <AnchorLink to="/m/$municipalityId/targets" params={{ municipalityId: bareId(municipality.id) }}>
          {municipality.name}
        </AnchorLink>
      ),
    },
    {
      id: 'plan',
      header: t('plan'),
      phone: 'labelled',
      cell: (row) => {
        const sum = sumOf(row)
        if (!sum) return <span title={t('noTargetHint')}>{t('noData')}</span>
        return (
          <>
            {t('of', { count: format.number(sum.planned), all: format.number(sum.base) })}
            {row.isApproved ? null : (
              <Text size="xs" c="dimmed" component="div">
                {t('stateOf.PROPOSED')}
              </Text>
            )}
          </>
        )
      },
    },
    {
      id: 'fact',
      header: t('fact'),
      align: 'right',
      phone: 'labelled',
      cell: (row) => {
        const sum = sumOf(row)
        return sum ? `${format.number(sum.fact)} (${percent(sum.factPercent)})` : t('noData')
      },
    },
    {
      id: 'short',
      header: t('short'),
      align: 'right',
      phone: 'labelled',
      cell: (row) => {
        const sum = sumOf(row)
        return sum ? format.number(sum.shortBy) : t('noData')
      },
    },
    {
      id: 'all',
      header: t('holders'),
      align: 'right',
      phone: 'labelled',
      cell: ({ holders, organisations }) =>
        holders === null || holders === undefined
          ? t('noData')
          : t('of', { count: format.number(holders), all: format.number(organisations) }),
    },
  ]
  const save = () => {
    const head = [
      t('municipality'),
      t('plan'),
      t('base'),
      t('fact'),
      t('short'),
      t('holders'),
      t('organisations'),
    ]
    const lines = rows.map((row) => {
      const sum = sumOf(row)
      const counts = sum ? [sum.planned, sum.base, sum.fact, sum.shortBy] : [null, null, null, null]
      return [row.municipality.name, ...counts, row.holders ?? null, row.organisations]
    })
    const title = `${t(`indicatorOf.${indicator}`)}, ${year}`
    saveBlob(workbook(t('title'), head, lines), `${title}, ${place.name}.xlsx`)
  }
  return (
    <>
      <PageHeader eyebrow={place.name} title={t('title')} description={t('leadRegion')} />
      <PlaceSections level="REGION" placeId={regionId} current="targets" />
      <Panel
        title={t('byMunicipality')}
        description={
          place.targetProgress?.asAt
            ? t('asAt', { day: format.dayNumeric(place.targetProgress.asAt) })
            : t('notBegun')
        }
        actions={
          <Button
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
            disabled={rows.length === 0}
            onClick={save}
          >
            {t('saveFile')}
          </Button>
        }
      >
        <FilterBar
          label={t('choice')}
          active={[search.indicator, search.by].filter(Boolean).length}
          onReset={() => onSearch({ indicator: undefined, by: undefined })}
        >
          <ChoiceFilter
            label={t('indicator')}
            value={indicator}
            options={TARGET_INDICATORS}
            name={(each) => t(`indicatorOf.${each}`)}
            onChange={(chosen) => onSearch({ indicator: chosen })}
          />
          <ChoiceFilter
            label={t('year')}
            value={String(year)}
            options={Array.from({ length: YEARS_BACK + 2 }, (_, back) => String(running + 1 - back))}
            name={(each) => each}
            onChange={(chosen) => onSearch({ by: chosen ? Number(chosen) : undefined })}
          />
        </FilterBar>
        <Bars
          label={t('chart')}
          whole={100}
          bars={rows.map((row) => {
            const sum = sumOf(row)
            return {
              key: row.municipality.id,
              label: row.municipality.name,
              value: sum?.factPercent ?? null,
              planned: sum?.plannedPercent ?? null,
              printed: percent(sum?.factPercent),
            }
          })}
        />
        <DataTable
          {...tableState(query)}
          caption={t('byMunicipality')}
          columns={columns}
          rows={rows}
          rowKey={({ municipality }) => municipality.id}
          totalCount={rows.length}
          empty={<EmptyState title={t('noMunicipalities')} />}
        />
      </Panel>
      <OwnTargets
        placeId={place.id}
        targets={place.targets}
        organisations={place.organisationCounts}
        maySet={place.maySetTargets}
        year={running}
      />
    </>
  )
}
