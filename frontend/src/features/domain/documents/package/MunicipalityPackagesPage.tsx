import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { saveBlob } from '@/shared/api/file'
import { readFragment } from '@/shared/graphql/generated'
import type { Package_PackageFragment } from '@/shared/graphql/generated/graphql'
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
import { StatusMark } from '@/shared/ui/StatusMark'
import { type Column, tableState } from '@/shared/ui/table.types'
import { PlaceSections } from '../../sections/PlaceSections'
import { PACKAGE_ITEMS, PACKAGE_LOOK } from './items'
import { PackageFigures } from './PackageFigures'
import { PackageShare } from './PackageShare'
import { PolicySheet } from './PolicySheet'
import { PACKAGE } from './package.fragment'
import classes from './package.module.css'
import { municipalityPackagesQuery } from './package.query'
import { isNamed, type PackagesSearch, READINESS, readinessOf } from './package.search'

type Props = {
  municipalityId: string
  year: number | undefined
  search: PackagesSearch
  onSearch: (patch: Partial<PackagesSearch>) => void
}
type Row = { id: string; name: string; kept: Package_PackageFragment }

const lacking = ({ kept }: Row) => kept.lines.filter(({ status }) => status !== 'CURRENT')

/** How far each school is with its package of documents, and what exactly is missing. */
export function MunicipalityPackagesPage({ municipalityId, year, search, onSearch }: Props) {
  const { t } = useTranslation(['package', 'common'])
  const format = useFormat()
  const query = useQuery(municipalityPackagesQuery(municipalityId, year))
  const [ruling, policy] = useDisclosure()
  const place = query.data?.viewer?.municipality
  if (!place)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const all: Row[] | undefined = place.packages?.map(({ school, package: kept }) => ({
    ...school,
    kept: readFragment(PACKAGE, kept),
  }))
  const rows = all?.filter(
    (row) =>
      isNamed(row.name, search.q) &&
      (!search.readiness || readinessOf(row.kept) === search.readiness) &&
      (!search.lacks || lacking(row).some(({ item }) => item === search.lacks)),
  )
  const filters = [search.q, search.readiness, search.lacks].filter(Boolean).length
  const columns: Column<Row>[] = [
    {
      id: 'name',
      header: t('school'),
      phone: 'title',
      cell: (row) => (
        <AnchorLink to="/s/$schoolId/package" params={{ schoolId: bareId(row.id) }} search={{ year }}>
          {row.name}
        </AnchorLink>
      ),
    },
    {
      id: 'share',
      header: t('ready'),
      phone: 'mark',
      cell: (row) => <PackageShare {...row.kept} />,
    },
    {
      id: 'lacks',
      header: t('lacks'),
      phone: 'detail',
      cell: (row) =>
        readinessOf(row.kept) === 'NO_DATA' ? (
          <Text c="dimmed" inherit component="span">
            {t('noDataHint')}
          </Text>
        ) : (
          <div className={classes.marks}>
            {lacking(row).map(({ item, status }) => (
              <StatusMark
                key={item}
                {...PACKAGE_LOOK[status]}
                label={t(status === 'MISSING' ? `item.${item}` : 'outdatedOf', {
                  item: t(`item.${item}`),
                })}
              />
            ))}
            {lacking(row).length === 0 ? t('nothingLacks') : null}
          </div>
        ),
    },
  ]
  const save = () => {
    const head = [t('school'), t('ready'), t('count'), ...PACKAGE_ITEMS.map((item) => t(`item.${item}`))]
    const lines = (rows ?? []).map(({ name, kept }) => [
      name,
      kept.percent === null ? null : { share: kept.percent / 100 },
      kept.percent === null ? t('noData') : t('of', { current: kept.current, required: kept.required }),
      ...PACKAGE_ITEMS.map((item) => {
        const line = kept.lines.find((each) => each.item === item)
        return line ? t(`status.${line.status}`) : null
      }),
    ])
    saveBlob(workbook(t('title'), head, lines), `${t('title')}, ${place.name}.xlsx`)
  }
  return (
    <>
      <PageHeader
        eyebrow={place.name}
        title={t('title')}
        description={t('leadMunicipality')}
        actions={
          place.packagePolicy?.viewerCanChange ? (
            <Button variant="default" onClick={policy.open}>
              {t('policy.open')}
            </Button>
          ) : null
        }
      />
      <PlaceSections level="MUNICIPALITY" placeId={municipalityId} current="package" />
      {!all ? (
        <EmptyState icon={IconInfo} title={t('closed')} hint={t('closedHint')} />
      ) : (
        <>
          <PackageFigures
            packages={all.map(({ kept }) => kept)}
            chosen={search.readiness}
            onChoose={(readiness) => onSearch({ readiness })}
          />
          <Panel
            title={t('bySchool')}
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
              onReset={() => onSearch({ q: undefined, readiness: undefined, lacks: undefined })}
            >
              <SearchField label={t('search')} value={search.q} onChange={(q) => onSearch({ q })} />
              <ChoiceFilter
                label={t('ready')}
                value={search.readiness}
                options={READINESS}
                name={(each) => t(`readiness.${each}`)}
                onChange={(chosen) => onSearch({ readiness: chosen })}
              />
              <ChoiceFilter
                label={t('lacks')}
                value={search.lacks}
                options={PACKAGE_ITEMS}
                name={(item) => t(`item.${item}`)}
                onChange={(chosen) => onSearch({ lacks: chosen })}
              />
            </FilterBar>
            <DataTable
              {...tableState(query)}
              caption={t('bySchool')}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.id}
              totalCount={rows?.length}
              countLabel={(count) => t('schools', { count, number: format.number(count) })}
              empty={
                <EmptyState
                  title={filters > 0 ? t('nothingFits') : t('noSchools')}
                  {...(filters > 0 ? { hint: t('nothingFitsHint') } : {})}
                />
              }
            />
          </Panel>
        </>
      )}
      {place.packagePolicy ? (
        <PolicySheet
          opened={ruling}
          onClose={policy.close}
          municipalityId={municipalityId}
          policy={place.packagePolicy}
        />
      ) : null}
    </>
  )
}
