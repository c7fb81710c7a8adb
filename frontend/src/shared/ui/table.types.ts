import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'

export type Column<TRow, TSort extends string = string> = {
  id: string
  header: string
  cell: (row: TRow) => ReactNode
  /** The server's name of this order; without it the column does not sort. */
  sort?: TSort
  align?: 'left' | 'right'
  /**
   * Its place on a phone card. `title`: first line; `mark`: first line, right; `detail`: second line;
   * `labelled`: second line with the header before it («Пары: 12»). Without it the phone leaves it out.
   */
  phone?: 'title' | 'mark' | 'detail' | 'labelled'
}

export type Sorting<TSort extends string> = { field: TSort; direction: 'ASC' | 'DESC' }

/** The states a list must answer for; `tableState(query)` fills them from a query. */
export type TableState = {
  /** Nothing to show yet. */
  loading: boolean
  /** Old rows stand while new ones come. */
  refreshing: boolean
  error: unknown
  onRetry: () => void
}

type AnyQuery = Pick<UseQueryResult, 'isPending' | 'isFetching' | 'isPlaceholderData' | 'error' | 'refetch'>

export function tableState(query: AnyQuery): TableState {
  return {
    loading: query.isPending && query.error === null,
    // A silent refetch of the same page must not grey the rows that are being read.
    refreshing: query.isPlaceholderData && query.isFetching,
    error: query.error,
    onRetry: () => void query.refetch(),
  }
}

/** The other direction, when the column is sorted already. */
export function nextSorting<TSort extends string>(
  field: TSort,
  now: Sorting<TSort> | undefined,
): Sorting<TSort> {
  const turn = now?.field === field && now.direction === 'ASC'
  return { field, direction: turn ? 'DESC' : 'ASC' }
}
