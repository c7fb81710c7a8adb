import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { MunicipalBanksQuery } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { Figure } from '@/shared/ui/Figure'
import { FigureStrip } from '@/shared/ui/FigureStrip'
import { Panel } from '@/shared/ui/Panel'
import type { Column } from '@/shared/ui/table.types'

type Mentees = NonNullable<
  NonNullable<NonNullable<MunicipalBanksQuery['viewer']>['municipality']>['bank']
>['mentees']
type People = Mentees['all']
type Row = { id: string; words: string; people: People }

/** Mentees as numbers: by category and by what they lack. Names stay at the schools. */
export function MenteeNumbers({ mentees }: { mentees: Mentees }) {
  const { t } = useTranslation(['banks', 'terms'])
  const format = useFormat()
  const print = ({ value, withheld }: People) =>
    withheld ? t('municipal.withheld') : format.number(value ?? 0)
  const columns = (header: string): Column<Row>[] => [
    { id: 'words', header, phone: 'title', cell: ({ words }) => words },
    {
      id: 'people',
      header: t('municipal.people'),
      phone: 'mark',
      align: 'right',
      cell: ({ people }) => print(people),
    },
  ]
  const table = (title: string, header: string, rows: Row[]) => (
    <Panel title={title}>
      <DataTable
        loading={false}
        refreshing={false}
        error={null}
        onRetry={() => undefined}
        caption={title}
        columns={columns(header)}
        rows={rows}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('nothingFits')} />}
      />
    </Panel>
  )
  return (
    <Stack gap="md">
      <FigureStrip label={t('municipal.menteesTitle')}>
        <Figure
          value={print(mentees.all)}
          label={t('municipal.menteesAll')}
          hint={mentees.all.withheld ? t('municipal.withheldHint') : undefined}
        />
        <Figure
          value={print(mentees.waiting)}
          label={t('municipal.menteesWaiting')}
          hint={mentees.waiting.withheld ? t('municipal.withheldHint') : undefined}
        />
      </FigureStrip>
      {table(
        t('municipal.byCategory'),
        t('category'),
        mentees.byCategory.map(({ category, people }) => ({
          id: category,
          words: t(`terms:category.${category}`),
          people,
        })),
      )}
      {table(
        t('municipal.byDeficit'),
        t('deficit'),
        mentees.byDeficit.map(({ kind, people }) => ({
          id: kind,
          words: t(`terms:deficitKind.${kind}`),
          people,
        })),
      )}
    </Stack>
  )
}
