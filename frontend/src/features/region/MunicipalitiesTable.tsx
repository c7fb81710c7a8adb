import { Text } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFigureColumns } from '@/features/domain/figures/figure-columns'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { AnchorLink } from '@/shared/ui/links'
import { type Column, tableState } from '@/shared/ui/table.types'
import type { RegionOverview } from './region.query'

type Row = RegionOverview['municipalities'][number]
type Props = {
  query: UseQueryResult
  municipalities: readonly Row[]
  year: number | undefined
}

/** Municipalities with their figures; the name leads down. */
export function MunicipalitiesTable({ query, municipalities, year }: Props) {
  const { t } = useTranslation('region')
  const format = useFormat()
  const figures = useFigureColumns<Row>(
    ['SCHOOLS_IN_MODEL', 'MENTORS', 'MENTEES', 'ACTIVE_PAIRS', 'PROGRAMMES_COMPLETED', 'PRACTICES_PUBLISHED'],
    (row) => row.figures,
  )
  const columns: Column<Row>[] = [
    {
      id: 'name',
      header: t('name'),
      phone: 'title',
      cell: (row) => (
        <>
          <AnchorLink to="/m/$municipalityId" params={{ municipalityId: bareId(row.id) }} search={{ year }}>
            {row.name}
          </AnchorLink>
          <Text size="xs" c="dimmed" component="div">
            {t(`kindOf.${row.kind}`)}
          </Text>
        </>
      ),
    },
    {
      id: 'schools',
      header: t('schools'),
      align: 'right',
      phone: 'labelled',
      cell: (row) => format.number(row.schoolCount),
    },
    ...figures,
  ]
  return (
    <DataTable
      {...tableState(query)}
      caption={t('municipalities')}
      columns={columns}
      rows={municipalities}
      rowKey={(row) => row.id}
      totalCount={municipalities.length}
      empty={<EmptyState title={t('empty')} hint={t('emptyHint')} />}
    />
  )
}
