import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { DataTable } from '@/shared/ui/DataTable'
import { Panel } from '@/shared/ui/Panel'
import type { Column } from '@/shared/ui/table.types'
import type { EarlierImport } from './ImportPage'
import { ImportStateMark } from './ImportStateMark'

type Props = { rows: readonly EarlierImport[]; onOpen: (id: string) => void }

/** Files that were brought before: to go on with, or to look up what came of them. */
export function EarlierImports({ rows, onOpen }: Props) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  if (rows.length === 0) return null
  const columns: Column<EarlierImport>[] = [
    {
      id: 'file',
      header: t('earlier.file'),
      phone: 'title',
      cell: (row) => (
        <Button variant="transparent" p={0} h="auto" onClick={() => onOpen(row.id)}>
          {row.fileName}
        </Button>
      ),
    },
    { id: 'kind', header: t('start.kind'), phone: 'detail', cell: (row) => t(`kind.${row.kind}`) },
    {
      id: 'at',
      header: t('earlier.at'),
      phone: 'detail',
      cell: (row) => format.moment(row.createdAt),
    },
    {
      id: 'state',
      header: t('earlier.state'),
      phone: 'mark',
      cell: (row) => <ImportStateMark state={row.state} />,
    },
  ]
  return (
    <Panel title={t('earlier.title')}>
      <DataTable
        loading={false}
        refreshing={false}
        error={null}
        onRetry={() => undefined}
        caption={t('earlier.title')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        empty={null}
      />
    </Panel>
  )
}
