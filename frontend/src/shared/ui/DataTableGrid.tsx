import { Skeleton, UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DataTableProps } from './DataTable'
import classes from './DataTableGrid.module.css'
import { IconSortable, IconSortDown, IconSortUp } from './icons'
import { type Column, nextSorting } from './table.types'
import { useOverflowing } from './use-overflowing'

const SKELETON_ROWS = ['a', 'b', 'c', 'd', 'e']

export function DataTableGrid<TRow, TSort extends string>(props: DataTableProps<TRow, TSort>) {
  const { t } = useTranslation()
  const { caption, columns, rows, rowKey, rowActions, loading } = props
  const frame = useRef<HTMLDivElement>(null)
  // Only a table wider than its place scrolls by itself: a scrolling frame would unstick the head from the page.
  const wide = useOverflowing(frame)
  return (
    <div
      ref={frame}
      className={classes.frame}
      data-wide={wide || undefined}
      {...(wide ? { tabIndex: 0, role: 'group', 'aria-label': caption } : {})}
    >
      <table className={classes.table}>
        <caption className={classes.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeadCell key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
            {rowActions ? (
              <th scope="col">
                <VisuallyHidden>{t('table.actions')}</VisuallyHidden>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {loading
            ? SKELETON_ROWS.map((key) => (
                <tr key={key}>
                  <td colSpan={columns.length + (rowActions ? 1 : 0)}>
                    <Skeleton h={20} my={4} />
                  </td>
                </tr>
              ))
            : rows?.map((row) => (
                <tr key={rowKey(row)}>
                  {columns.map((column) => (
                    <td key={column.id} data-align={column.align}>
                      {column.cell(row)}
                    </td>
                  ))}
                  {rowActions ? <td data-align="right">{rowActions(row)}</td> : null}
                </tr>
              ))}
        </tbody>
      </table>
    </div>
  )
}

type HeadProps<TRow, TSort extends string> = Pick<DataTableProps<TRow, TSort>, 'sort' | 'onSort'> & {
  column: Column<TRow, TSort>
}

function HeadCell<TRow, TSort extends string>({ column, sort, onSort }: HeadProps<TRow, TSort>) {
  const field = column.sort
  const active = field !== undefined && sort?.field === field
  const Icon = active ? (sort.direction === 'ASC' ? IconSortUp : IconSortDown) : IconSortable
  return (
    <th
      scope="col"
      data-align={column.align}
      aria-sort={active ? (sort.direction === 'ASC' ? 'ascending' : 'descending') : undefined}
    >
      {field !== undefined && onSort ? (
        <UnstyledButton
          className={classes.sort}
          data-active={active || undefined}
          onClick={() => onSort(nextSorting(field, sort))}
        >
          {column.header}
          <Icon size={14} aria-hidden />
        </UnstyledButton>
      ) : (
        column.header
      )}
    </th>
  )
}
