import { useTranslation } from 'react-i18next'
import type { MatchingRun_RunFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import type { Column, TableState } from '@/shared/ui/table.types'

type Total = MatchingRun_RunFragment['schools'][number]

/** Where mentors are short: the organisations of a run, the shortest first. */
export function SchoolTotals({
  state,
  schools,
}: {
  state: TableState
  schools: readonly Total[] | undefined
}) {
  const { t } = useTranslation('matching')
  const format = useFormat()
  const columns: Column<Total>[] = [
    { id: 'school', header: t('school'), phone: 'title', cell: ({ school }) => school.name },
    {
      id: 'mentees',
      header: t('waiting'),
      align: 'right',
      phone: 'labelled',
      cell: ({ mentees }) => format.number(mentees),
    },
    {
      id: 'matched',
      header: t('matched'),
      align: 'right',
      phone: 'labelled',
      cell: ({ matched }) => format.number(matched),
    },
    {
      id: 'unmatched',
      header: t('unmatched'),
      align: 'right',
      phone: 'mark',
      cell: ({ unmatched }) => format.number(unmatched),
    },
  ]
  const sorted = schools?.toSorted(
    (one, other) => other.unmatched - one.unmatched || one.school.name.localeCompare(other.school.name),
  )
  return (
    <DataTable
      {...state}
      caption={t('bySchool')}
      columns={columns}
      rows={sorted}
      rowKey={({ school }) => school.id}
      empty={<EmptyState title={t('leftNone')} hint={t('leftNoneHint')} />}
    />
  )
}
