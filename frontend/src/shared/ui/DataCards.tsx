import { NativeSelect, Skeleton } from '@mantine/core'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './DataCards.module.css'
import type { DataTableProps } from './DataTable'
import type { Column, Sorting } from './table.types'

const SKELETON_CARDS = ['a', 'b', 'c', 'd']

/** The phone's face of DataTable: a list of two-line cards. The link of the title covers the whole card. */
export function DataCards<TRow, TSort extends string>(props: DataTableProps<TRow, TSort>) {
  const { caption, columns, rows, rowKey, rowActions, loading } = props
  const at = (place: Column<TRow>['phone']) => columns.filter((column) => column.phone === place)
  const titles = at('title')
  const marks = at('mark')
  const details = columns.filter((column) => column.phone === 'detail' || column.phone === 'labelled')
  return (
    <>
      <SortSelect {...props} />
      <ul className={classes.list} aria-label={caption}>
        {loading
          ? SKELETON_CARDS.map((key) => (
              <li key={key} className={classes.card}>
                <div className={classes.loading}>
                  <Skeleton h={18} w="60%" mb={8} />
                  <Skeleton h={14} w="85%" />
                </div>
              </li>
            ))
          : rows?.map((row) => (
              <li key={rowKey(row)} className={classes.card}>
                <div className={classes.words}>
                  <div className={classes.first}>
                    <div className={classes.title}>{cells(titles, row)}</div>
                    {marks.length > 0 ? <div className={classes.mark}>{cells(marks, row)}</div> : null}
                  </div>
                  <div className={classes.details}>
                    {details.map((column) => {
                      const said = column.cell(row)
                      // Nothing to say, nothing to divide.
                      return said === null || said === '' ? null : (
                        <span key={column.id} className={classes.detail}>
                          {column.phone === 'labelled' ? `${column.header}: ` : null}
                          {said}
                        </span>
                      )
                    })}
                  </div>
                </div>
                {rowActions ? <div className={classes.actions}>{rowActions(row)}</div> : null}
              </li>
            ))}
      </ul>
    </>
  )
}

function cells<TRow, TSort extends string>(columns: readonly Column<TRow, TSort>[], row: TRow) {
  return columns.map((column) => <Fragment key={column.id}>{column.cell(row)}</Fragment>)
}

/** Cards have no head to press, so the order is chosen from a list. */
function SortSelect<TRow, TSort extends string>({ columns, sort, onSort }: DataTableProps<TRow, TSort>) {
  const { t } = useTranslation()
  if (!onSort || !sort) return null
  const options = columns.flatMap(({ sort: field, header }) =>
    field === undefined
      ? []
      : (['ASC', 'DESC'] as const).map((direction) => ({
          sorting: { field, direction } satisfies Sorting<TSort>,
          value: `${field} ${direction}`,
          label: t(direction === 'ASC' ? 'table.ascending' : 'table.descending', { column: header }),
        })),
  )
  return (
    <NativeSelect
      mb="xs"
      aria-label={t('table.order')}
      value={`${sort.field} ${sort.direction}`}
      data={options.map(({ value, label }) => ({ value, label }))}
      onChange={(event) => {
        const chosen = options.find(({ value }) => value === event.currentTarget.value)
        if (chosen) onSort(chosen.sorting)
      }}
    />
  )
}
