import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ExportMenu } from '@/features/domain/exports/ExportMenu'
import { PlaceSections } from '@/features/domain/sections/PlaceSections'
import { useFormat } from '@/shared/i18n/format'
import { bareId, placePagePath, placePath } from '@/shared/lib/ids'
import { FIRST_PAGE, pageSteps } from '@/shared/lib/paging'
import { ChoiceFilter } from '@/shared/ui/ChoiceFilter'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { FilterBar } from '@/shared/ui/FilterBar'
import { IconDone } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Panel } from '@/shared/ui/Panel'
import { StatusMark } from '@/shared/ui/StatusMark'
import { type Column, tableState } from '@/shared/ui/table.types'
import { cockpitQuery, type ExceptionRow, exceptionFilter } from './cockpit.query'
import { type CockpitSearch, EXCEPTION_KINDS } from './cockpit.search'
import { EXCEPTION_LOOK, EXCEPTION_PAGE } from './kinds'
import { useExceptionCount } from './use-exception-count'

type Props = {
  municipalityId: string
  search: CockpitSearch
  onSearch: (patch: Partial<CockpitSearch>) => void
}

/** What is not as it should be at the schools, the worst first; each row leads to where it is put right. */
export function CockpitPage({ municipalityId, search, onSearch }: Props) {
  const { t } = useTranslation('cockpit')
  const format = useFormat()
  const print = useExceptionCount()
  const query = useQuery(cockpitQuery(municipalityId, search))
  const place = query.data?.viewer?.municipality
  if (!place)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  const columns: Column<ExceptionRow>[] = [
    {
      id: 'kind',
      header: t('what'),
      phone: 'mark',
      cell: ({ kind }) => <StatusMark {...EXCEPTION_LOOK[kind]} label={t(`kind.${kind}`)} />,
    },
    {
      id: 'school',
      header: t('school'),
      phone: 'title',
      cell: ({ school }) => (
        <AnchorLink to="/s/$schoolId" params={{ schoolId: bareId(school.id) }}>
          {school.name}
        </AnchorLink>
      ),
    },
    {
      id: 'count',
      header: t('count'),
      align: 'right',
      phone: 'labelled',
      cell: (row) => <span title={row.withheld ? t('withheldHint') : undefined}>{print(row)}</span>,
    },
    {
      id: 'since',
      header: t('since'),
      phone: 'labelled',
      cell: ({ kind, since }) =>
        t(kind === 'CONSENTS_ENDING' ? 'untilDay' : 'sinceDay', { day: format.dayNumeric(since) }),
    },
    {
      id: 'subjects',
      header: t('about'),
      phone: 'detail',
      cell: ({ subjects }) => subjects.map(({ name }) => name).join(', ') || null,
    },
    {
      id: 'way',
      header: t('way'),
      phone: 'detail',
      cell: ({ kind, school }) => (
        <AnchorLink to={wayTo(kind, place, school.id)}>
          {t(`wayTo.${pageOf(kind, place) ?? 'school'}`)}
        </AnchorLink>
      ),
    },
  ]
  return (
    <>
      <PageHeader eyebrow={place.name} title={t('title')} description={t('leadLong')} />
      <PlaceSections level="MUNICIPALITY" placeId={municipalityId} current="attention" />
      <Panel
        title={t('list')}
        actions={
          <ExportMenu
            list="EXCEPTIONS"
            can={place.viewerCan}
            placeId={place.id}
            name={t('title')}
            filter={exceptionFilter(search)}
          />
        }
      >
        <FilterBar
          label={t('filters')}
          active={search.kind ? 1 : 0}
          onReset={() => onSearch({ kind: undefined, ...FIRST_PAGE })}
        >
          <ChoiceFilter
            label={t('what')}
            value={search.kind}
            options={EXCEPTION_KINDS}
            name={(kind) => t(`kind.${kind}`)}
            onChange={(kind) => onSearch({ kind, ...FIRST_PAGE })}
          />
        </FilterBar>
        <DataTable
          {...tableState(query)}
          {...pageSteps(place.exceptions.pageInfo, onSearch)}
          caption={t('list')}
          columns={columns}
          rows={place.exceptions.nodes}
          rowKey={({ kind, school }) => `${kind} ${school.id}`}
          totalCount={place.exceptions.totalCount}
          countLabel={(count) => t('rows', { count })}
          empty={
            <EmptyState
              icon={IconDone}
              title={search.kind ? t('noneOfKind') : t('nothing')}
              hint={search.kind ? t('noneOfKindHint') : t('nothingHint')}
            />
          }
        />
      </Panel>
    </>
  )
}

type Place = { id: string; viewerCan: readonly string[] }

/** Pages of the municipality are open to who works with its schools; a level above goes to the school's overview. */
function pageOf(kind: ExceptionRow['kind'], place: Place) {
  if (!place.viewerCan.includes('READ_BANKS') || !(kind in EXCEPTION_PAGE)) return undefined
  return EXCEPTION_PAGE[kind as keyof typeof EXCEPTION_PAGE]
}

function wayTo(kind: ExceptionRow['kind'], place: Place, schoolId: string): string {
  const page = pageOf(kind, place)
  return page
    ? placePagePath({ id: place.id, level: 'MUNICIPALITY' }, page)
    : placePath({ id: schoolId, level: 'SCHOOL' })
}
