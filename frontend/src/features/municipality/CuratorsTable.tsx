import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { MunicipalCuratorsQuery } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { FIRST_PAGE, pageSteps } from '@/shared/lib/paging'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { FilterBar } from '@/shared/ui/FilterBar'
import { IconPeople } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'
import { SearchField } from '@/shared/ui/SearchField'
import { type Column, tableState } from '@/shared/ui/table.types'
import { municipalCuratorsQuery } from './banks.query'
import { NO_FILTERS } from './banks.search'
import type { MunicipalBankProps } from './MunicipalBanksPage'

type Row = NonNullable<
  NonNullable<NonNullable<MunicipalCuratorsQuery['viewer']>['municipality']>['bank']
>['curators']['nodes'][number]

/** The base of curators: who, at which school, since when. */
export function CuratorsTable({ municipalityId, search, onSearch }: MunicipalBankProps) {
  const { t } = useTranslation('banks')
  const format = useFormat()
  const query = useQuery(municipalCuratorsQuery(municipalityId, search))
  const list = query.data?.viewer?.municipality?.bank?.curators
  const columns: Column<Row>[] = [
    {
      id: 'person',
      header: t('municipal.curator'),
      phone: 'title',
      cell: ({ person }) => (
        <>
          {person.fullName}
          {person.position ? (
            <Text size="xs" c="dimmed" component="div">
              {person.position}
            </Text>
          ) : null}
        </>
      ),
    },
    { id: 'school', header: t('municipal.school'), phone: 'detail', cell: ({ school }) => school.name },
    {
      id: 'term',
      header: t('municipal.term'),
      phone: 'labelled',
      cell: ({ validFrom, validUntil }) =>
        validUntil
          ? t('municipal.fromUntil', {
              from: format.dayNumeric(validFrom),
              until: format.dayNumeric(validUntil),
            })
          : t('municipal.from', { from: format.dayNumeric(validFrom) }),
    },
  ]
  return (
    <Panel title={t('municipal.curators')} description={t('municipal.curatorsHint')}>
      <FilterBar
        label={t('filters')}
        active={search.q ? 1 : 0}
        onReset={() => onSearch({ ...NO_FILTERS, tab: search.tab })}
      >
        <SearchField
          label={t('searchName')}
          value={search.q}
          onChange={(q) => onSearch({ q, ...FIRST_PAGE })}
        />
      </FilterBar>
      <DataTable
        {...tableState(query)}
        {...pageSteps(list?.pageInfo, onSearch)}
        caption={t('municipal.curators')}
        columns={columns}
        rows={list?.nodes}
        rowKey={({ person, school }) => `${person.id} ${school.id}`}
        totalCount={list?.totalCount}
        empty={
          <EmptyState
            icon={IconPeople}
            title={t(search.q ? 'nothingFits' : 'municipal.noCurators')}
            hint={t(search.q ? 'nothingFitsHint' : 'municipal.noCuratorsHint')}
          />
        }
      />
    </Panel>
  )
}
