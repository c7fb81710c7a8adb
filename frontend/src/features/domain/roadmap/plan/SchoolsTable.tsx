import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PlaceLevel, PlanItemsQuery } from '@/shared/graphql/generated/graphql'
import { bareId } from '@/shared/lib/ids'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { AnchorLink } from '@/shared/ui/links'
import type { Column } from '@/shared/ui/table.types'
import { ProgressBar } from '../ProgressBar'

type Row = NonNullable<NonNullable<PlanItemsQuery['viewer']>['roadmap']>['schools'][number]

type Props = {
  owner: { id: string; level: PlaceLevel }
  roadmapId: string
  schools: readonly Row[]
  onSchool: (id: string) => void
}

/** How far each school is with a plan from above; who is late comes first. Namespaces: plan, roadmaps. */
export function SchoolsTable({ owner, roadmapId, schools, onSchool }: Props) {
  const { t } = useTranslation(['plan', 'roadmaps'])
  const dutiesColumn: Column<Row> = {
    id: 'duties',
    header: t('schools.duties'),
    phone: 'detail',
    cell: ({ school }) => (
      <AnchorLink
        to="/m/$municipalityId/duties"
        params={{ municipalityId: bareId(owner.id) }}
        search={{ school: school.id, roadmap: roadmapId }}
        aria-label={t('schools.dutiesOf', { school: school.name })}
      >
        {t('schools.open')}
      </AnchorLink>
    ),
  }
  const columns: Column<Row>[] = [
    {
      id: 'school',
      header: t('schools.school'),
      phone: 'title',
      cell: ({ school }) => (
        <Anchor component="button" type="button" inherit ta="start" onClick={() => onSchool(school.id)}>
          {school.name}
        </Anchor>
      ),
    },
    {
      id: 'progress',
      header: t('roadmaps:progress.label'),
      phone: 'detail',
      cell: ({ progress }) => <ProgressBar progress={progress} />,
    },
    ...(owner.level === 'MUNICIPALITY' ? [dutiesColumn] : []),
  ]
  return (
    <DataTable
      loading={false}
      refreshing={false}
      error={null}
      onRetry={() => undefined}
      caption={t('view.schools')}
      columns={columns}
      rows={schools.toSorted(
        (a, b) => b.progress.overdue - a.progress.overdue || a.school.name.localeCompare(b.school.name),
      )}
      rowKey={({ school }) => school.id}
      totalCount={schools.length}
      countLabel={(count) => t('schools.count', { count })}
      empty={<EmptyState title={t('schools.empty')} />}
    />
  )
}
