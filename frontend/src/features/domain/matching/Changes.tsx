import { Select, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { MatchingRun_RunFragment } from '@/shared/graphql/generated/graphql'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import type { Column, TableState } from '@/shared/ui/table.types'
import { MenteeCell } from './MenteeCell'

type Comparison = NonNullable<MatchingRun_RunFragment['comparison']>
type Change = Comparison['changes'][number]

type Props = {
  state: TableState
  comparison: Comparison | null | undefined
  /** The earlier runs, as the reader knows them. */
  earlier: readonly { value: string; label: string }[]
  chosen: string | undefined
  onChoose: (run: string | undefined) => void
}

/** Who is matched otherwise than in an earlier run. */
export function Changes({ state, comparison, earlier, chosen, onChoose }: Props) {
  const { t } = useTranslation('matching')
  if (earlier.length === 0) return <EmptyState title={t('compareNone')} hint={t('compareNoneHint')} />
  const columns: Column<Change>[] = [
    {
      id: 'mentee',
      header: t('mentee'),
      phone: 'title',
      cell: ({ mentee }) => <MenteeCell mentee={mentee} />,
    },
    {
      id: 'before',
      header: t('before'),
      phone: 'labelled',
      cell: ({ before }) => before?.person.fullName ?? t('nobody'),
    },
    {
      id: 'after',
      header: t('after'),
      phone: 'labelled',
      cell: ({ after }) => after?.person.fullName ?? t('nobody'),
    },
  ]
  return (
    <>
      <Select
        label={t('compareWith')}
        data={[...earlier]}
        value={chosen ?? null}
        onChange={(run) => onChoose(run ?? undefined)}
        allowDeselect={false}
        maw={420}
        mb="sm"
      />
      {comparison ? (
        <Text size="sm" mb="sm" role="status">
          {t('compared', {
            same: comparison.same,
            moved: comparison.moved,
            gained: comparison.gained,
            lost: comparison.lost,
          })}
        </Text>
      ) : null}
      <DataTable
        {...state}
        caption={t('changes')}
        columns={columns}
        rows={comparison?.changes}
        rowKey={({ mentee }) => mentee.id}
        empty={<EmptyState title={t('noChanges')} hint={t('noChangesHint')} />}
      />
    </>
  )
}
