import { Button, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { saveBlob } from '@/shared/api/file'
import type { RegionPackagesQuery } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { workbook } from '@/shared/lib/xlsx'
import { ChoiceFilter } from '@/shared/ui/ChoiceFilter'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { FilterBar } from '@/shared/ui/FilterBar'
import { IconDownload, IconInfo } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Panel } from '@/shared/ui/Panel'
import { SearchField } from '@/shared/ui/SearchField'
import { type Column, tableState } from '@/shared/ui/table.types'
import { PlaceSections } from '../../sections/PlaceSections'
import { PackageFigures } from './PackageFigures'
import { PackageShare } from './PackageShare'
import { regionPackagesQuery } from './package.query'
import { isNamed, type PackagesSearch, READINESS, readinessOf } from './package.search'

type Props = {
  regionId: string
  year: number | undefined
  search: PackagesSearch
  onSearch: (patch: Partial<PackagesSearch>) => void
}
type Region = NonNullable<NonNullable<RegionPackagesQuery['viewer']>['region']>
type Row = NonNullable<Region['packageTotals']>[number]

/** How far the municipalities are with the packages of their schools. */
export function RegionPackagesPage({ regionId, year, search, onSearch }: Props) {
  const { t } = useTranslation(['package', 'common'])
  const format = useFormat()
  const query = useQuery(regionPackagesQuery(regionId, year))
  const place = query.data?.viewer?.region
  if (!place)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const all = place.packageTotals
  const rows = all?.filter(
    (row) =>
      isNamed(row.municipality.name, search.q) &&
      (!search.readiness || readinessOf(row) === search.readiness),
  )
  const filters = [search.q, search.readiness].filter(Boolean).length
  const columns: Column<Row>[] = [
    {
      id: 'name',
      header: t('municipality'),
      phone: 'title',
      cell: ({ municipality }) => (
        <AnchorLink
          to="/m/$municipalityId/package"
          params={{ municipalityId: bareId(municipality.id) }}
          search={{ year }}
        >
          {municipality.name}
        </AnchorLink>
      ),
    },
    { id: 'share', header: t('ready'), phone: 'mark', cell: (row) => <PackageShare {...row} /> },
    {
      id: 'complete',
      header: t('completeSchools'),
      align: 'right',
      phone: 'labelled',
      cell: (row) =>
        row.complete === null || row.schools === null
          ? t('noData')
          : t('of', { current: format.number(row.complete), required: format.number(row.schools) }),
    },
    {
      id: 'counted',
      header: t('countedAt'),
      cell: ({ countedAt }) =>
        countedAt ? (
          format.moment(countedAt)
        ) : (
          <Text c="dimmed" inherit component="span">
            {t('neverCounted')}
          </Text>
        ),
    },
  ]
  const save = () => {
    const head = [t('municipality'), t('ready'), t('completeSchools'), t('schoolsColumn')]
    const lines = (rows ?? []).map((row) =>
      row.percent === null
        ? [row.municipality.name, null, null, row.schools]
        : [row.municipality.name, { share: row.percent / 100 }, row.complete, row.schools],
    )
    saveBlob(workbook(t('title'), head, lines), `${t('title')}, ${place.name}.xlsx`)
  }
  return (
    <>
      <PageHeader eyebrow={place.name} title={t('title')} description={t('leadRegion')} />
      <PlaceSections level="REGION" placeId={regionId} current="package" />
      {!all ? (
        <EmptyState icon={IconInfo} title={t('closed')} hint={t('closedHint')} />
      ) : (
        <>
          <PackageFigures
            packages={all}
            chosen={search.readiness}
            onChoose={(readiness) => onSearch({ readiness })}
          />
          <Panel
            title={t('byMunicipality')}
            actions={
              <Button
                variant="default"
                leftSection={<IconDownload size={16} aria-hidden />}
                disabled={!rows?.length}
                onClick={save}
              >
                {t('save')}
              </Button>
            }
          >
            <FilterBar
              label={t('filters')}
              active={filters}
              onReset={() => onSearch({ q: undefined, readiness: undefined })}
            >
              <SearchField label={t('search')} value={search.q} onChange={(q) => onSearch({ q })} />
              <ChoiceFilter
                label={t('ready')}
                value={search.readiness}
                options={READINESS}
                name={(each) => t(`readiness.${each}`)}
                onChange={(chosen) => onSearch({ readiness: chosen })}
              />
            </FilterBar>
            <DataTable
              {...tableState(query)}
              caption={t('byMunicipality')}
              columns={columns}
              rows={rows}
              rowKey={({ municipality }) => municipality.id}
              totalCount={rows?.length}
              empty={
                <EmptyState
                  title={filters > 0 ? t('nothingFits') : t('noMunicipalities')}
                  {...(filters > 0 ? { hint: t('nothingFitsHint') } : {})}
                />
              }
            />
          </Panel>
        </>
      )}
    </>
  )
}
