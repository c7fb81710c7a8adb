import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import type { Absence_AbsenceFragment, Wish_WishFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { DataTable } from '@/shared/ui/DataTable'
import { AnchorLink } from '@/shared/ui/links'
import { Panel } from '@/shared/ui/Panel'
import { type Column, tableState } from '@/shared/ui/table.types'
import { ABSENCE } from '../absences/absence.fragment'
import { schoolWishesQuery } from './school-wishes.query'
import { WishMark } from './WishMark'
import { WISH } from './wish.fragment'

/** What people said for the matching: who is away, and who would rather work with whom. Nothing where nobody said a word. */
export function SchoolWishes({ schoolId }: { schoolId: string }) {
  const { t } = useTranslation(['wishes', 'absences'])
  const format = useFormat()
  const query = useQuery(schoolWishesQuery(schoolId))
  const wishes = query.data?.wishes
  const absences = query.data?.absences
  const name = (person: { id: string; fullName: string }) => (
    <AnchorLink to="/people/$personId" params={{ personId: bareId(person.id) }}>
      {person.fullName}
    </AnchorLink>
  )
  const wishColumns: Column<Wish_WishFragment>[] = [
    { id: 'person', header: t('person'), phone: 'title', cell: ({ person }) => name(person) },
    { id: 'side', header: t('side'), phone: 'detail', cell: ({ side }) => t(`asOf.${side}`) },
    { id: 'kind', header: t('kind'), phone: 'mark', cell: ({ kind }) => <WishMark kind={kind} /> },
    {
      id: 'colleague',
      header: t('colleague'),
      phone: 'labelled',
      cell: ({ colleague }) => name(colleague),
    },
    {
      id: 'statedOn',
      header: t('statedOn'),
      cell: ({ statedOn }) => format.dayNumeric(statedOn),
    },
  ]
  const absenceColumns: Column<Absence_AbsenceFragment>[] = [
    { id: 'person', header: t('absences:person'), phone: 'title', cell: ({ person }) => name(person) },
    {
      id: 'days',
      header: t('absences:days'),
      phone: 'detail',
      cell: ({ from, until }) => format.dayRange(from, until),
    },
  ]
  return (
    <Stack gap="md" mt="md">
      {wishes && wishes.totalCount > 0 ? (
        <Panel title={t('ofSchool')} description={t('ofSchoolHint')}>
          <DataTable
            {...tableState(query)}
            caption={t('ofSchool')}
            columns={wishColumns}
            rows={readFragment(WISH, wishes.nodes)}
            rowKey={({ id }) => id}
            totalCount={wishes.totalCount}
            empty={null}
          />
        </Panel>
      ) : null}
      {absences && absences.totalCount > 0 ? (
        <Panel title={t('absences:ofSchool')} description={t('absences:ofSchoolHint')}>
          <DataTable
            {...tableState(query)}
            caption={t('absences:ofSchool')}
            columns={absenceColumns}
            rows={readFragment(ABSENCE, absences.nodes)}
            rowKey={({ id }) => id}
            totalCount={absences.totalCount}
            empty={null}
          />
        </Panel>
      ) : null}
    </Stack>
  )
}
