import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ExportMenu } from '@/features/domain/exports/ExportMenu'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { FIRST_PAGE, pageSteps } from '@/shared/lib/paging'
import { ChoiceFilter } from '@/shared/ui/ChoiceFilter'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { FilterBar } from '@/shared/ui/FilterBar'
import { IconPractice } from '@/shared/ui/icons'
import { AnchorLink, ButtonLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { Panel } from '@/shared/ui/Panel'
import { StatusMark } from '@/shared/ui/StatusMark'
import { type Column, tableState } from '@/shared/ui/table.types'
import { PlaceSections } from '../sections/PlaceSections'
import { PRACTICE_LOOK, PRACTICE_STATES } from './looks'
import { type PracticeRow, practicesFilter, schoolPracticesQuery } from './school-practices.query'
import type { SchoolPracticesSearch } from './school-practices.search'

type Props = {
  schoolId: string
  search: SchoolPracticesSearch
  onSearch: (patch: Partial<SchoolPracticesSearch>) => void
}

/** The practices of a school, from the first draft to the published page. */
export function SchoolPractices({ schoolId, search, onSearch }: Props) {
  const { t } = useTranslation(['practices', 'common'])
  const format = useFormat()
  const query = useQuery(schoolPracticesQuery(schoolId, search))
  const school = query.data?.viewer?.school
  const practices = school?.practices
  const columns: Column<PracticeRow>[] = [
    {
      id: 'title',
      header: t('name'),
      phone: 'title',
      cell: (row) => (
        <>
          <AnchorLink to="/practices/$practiceId" params={{ practiceId: bareId(row.id) }}>
            {row.title}
          </AnchorLink>
          <Text size="xs" c="dimmed" component="div">
            {format.list(row.authors.map(({ person }) => person.shortName))}
          </Text>
        </>
      ),
    },
    {
      id: 'state',
      header: t('stateColumn'),
      phone: 'mark',
      cell: (row) => <StatusMark {...PRACTICE_LOOK[row.state]} label={t(`state.${row.state}`)} />,
    },
    {
      id: 'published',
      header: t('publishedOn'),
      phone: 'labelled',
      cell: (row) => (row.publishedAt ? format.dayLong(row.publishedAt) : '—'),
    },
  ]
  return (
    <>
      <PageHeader
        eyebrow={school?.name ?? t('common:level.SCHOOL')}
        title={t('list')}
        description={t('listHint')}
        actions={
          <ButtonLink to="/s/$schoolId/site" params={{ schoolId: bareId(schoolId) }} variant="default">
            {t('site')}
          </ButtonLink>
        }
      />
      <PlaceSections level="SCHOOL" placeId={schoolId} current="practices" />
      <Panel
        title={t('all')}
        actions={
          <ExportMenu
            list="PRACTICES"
            can={school?.viewerCan}
            placeId={schoolId}
            name={t('list')}
            filter={practicesFilter(search)}
          />
        }
      >
        {practices === null ? (
          <EmptyState icon={IconPractice} title={t('hidden')} hint={t('hiddenHint')} />
        ) : (
          <>
            <FilterBar
              label={t('filters')}
              active={search.state ? 1 : 0}
              onReset={() => onSearch({ state: undefined, ...FIRST_PAGE })}
            >
              <ChoiceFilter
                label={t('stateColumn')}
                value={search.state}
                options={PRACTICE_STATES}
                name={(state) => t(`state.${state}`)}
                onChange={(chosen) => onSearch({ state: chosen, ...FIRST_PAGE })}
              />
            </FilterBar>
            <DataTable
              {...tableState(query)}
              {...pageSteps(practices?.pageInfo, onSearch)}
              caption={t('list')}
              columns={columns}
              rows={practices?.nodes}
              rowKey={(row) => row.id}
              totalCount={practices?.totalCount}
              countLabel={(count) => t('count', { count })}
              empty={
                search.state ? (
                  <EmptyState icon={IconPractice} title={t('emptyFiltered')} hint={t('emptyFilteredHint')} />
                ) : (
                  <EmptyState icon={IconPractice} title={t('empty')} hint={t('emptyHint')} />
                )
              }
            />
          </>
        )}
      </Panel>
    </>
  )
}
