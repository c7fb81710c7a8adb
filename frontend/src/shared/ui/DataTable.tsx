import { ActionIcon, Group, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DataCards } from './DataCards'
import classes from './DataTable.module.css'
import { DataTableGrid } from './DataTableGrid'
import { ErrorNote } from './ErrorNote'
import { IconNext, IconPrevious } from './icons'
import type { Column, Sorting, TableState } from './table.types'

export type DataTableProps<TRow, TSort extends string> = TableState & {
  /** The name of the table for those who do not see it. */
  caption: string
  columns: readonly Column<TRow, TSort>[]
  /** `undefined` while loading or after a failure. */
  rows: readonly TRow[] | undefined
  rowKey: (row: TRow) => string
  /** What stands instead of rows: why it is empty and the first act. */
  empty: ReactNode
  /** Buttons of one row, last column; the corner of the card on a phone. */
  rowActions?: (row: TRow) => ReactNode
  sort?: Sorting<TSort> | undefined
  onSort?: ((sort: Sorting<TSort>) => void) | undefined
  /** All rows that match, not only this page. */
  totalCount?: number | undefined
  /** «12 пар»; without it «12 записей». */
  countLabel?: (count: number) => string
  onPrevious?: (() => void) | undefined
  onNext?: (() => void) | undefined
}

/** The list of the project: a table on a desk, two-line cards on a phone, the same four states on both. */
export function DataTable<TRow, TSort extends string = string>(props: DataTableProps<TRow, TSort>) {
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const { loading, error, onRetry, rows, empty } = props
  if (error && !rows) return <ErrorNote error={error} onRetry={onRetry} />
  const nothing = !loading && rows?.length === 0
  return (
    <div
      className={classes.root}
      aria-busy={loading || props.refreshing}
      data-refreshing={props.refreshing || undefined}
    >
      {error ? (
        <div className={classes.note}>
          <ErrorNote error={error} onRetry={onRetry} />
        </div>
      ) : null}
      {nothing ? (
        <div role="status">{empty}</div>
      ) : (
        <>
          {phone ? <DataCards {...props} /> : <DataTableGrid {...props} />}
          <Foot {...props} />
        </>
      )}
    </div>
  )
}

function Foot<TRow, TSort extends string>(props: DataTableProps<TRow, TSort>) {
  const { t } = useTranslation()
  const { totalCount, countLabel, onPrevious, onNext, loading } = props
  const count =
    totalCount === undefined ? '' : (countLabel?.(totalCount) ?? t('table.total', { count: totalCount }))
  return (
    <Group justify="space-between" mt="sm" mih={34}>
      <Text size="sm" c="dimmed" role="status">
        {loading ? t('app.loading') : count}
      </Text>
      {onPrevious || onNext ? (
        <Group gap={4} component="nav" aria-label={t('table.pages')} className="app-no-print">
          <ActionIcon
            variant="default"
            size={34}
            aria-label={t('table.previous')}
            disabled={!onPrevious}
            onClick={onPrevious}
          >
            <IconPrevious size={18} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={34}
            aria-label={t('table.next')}
            disabled={!onNext}
            onClick={onNext}
          >
            <IconNext size={18} />
          </ActionIcon>
        </Group>
      ) : null}
    </Group>
  )
}
