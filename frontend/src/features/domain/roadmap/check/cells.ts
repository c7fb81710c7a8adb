/** A place of a printed table: the text of a merged cell stands at each of its places. */
export type PrintedCell = { text: string; merged: 'NO' | 'LEFT' | 'ABOVE' }

/** A cell as it is drawn. */
export type DrawnCell = { column: number; text: string; colSpan: number; rowSpan: number }

/**
 * The cells of a printed table as HTML has them: one for each merged block. A block that is no rectangle, as hand-drawn
 * tables have them, is drawn in pieces that repeat its text, so that no place of the table is lost or drawn twice.
 */
export function drawnCells(rows: readonly (readonly PrintedCell[])[]): DrawnCell[][] {
  const covered = rows.map(() => new Set<number>())
  return rows.map((cells, row) =>
    cells.flatMap((cell, column) => {
      if (covered[row]?.has(column)) return []
      const colSpan = runOf(cells, column)
      let rowSpan = 1
      while (goesOn(rows[row + rowSpan], column, colSpan)) rowSpan += 1
      for (let down = 0; down < rowSpan; down += 1)
        for (let right = 0; right < colSpan; right += 1) covered[row + down]?.add(column + right)
      return [{ column, text: cell.text, colSpan, rowSpan }]
    }),
  )
}

/** How many places a cell takes to the right, its own among them. */
function runOf(cells: readonly PrintedCell[], column: number): number {
  let run = 1
  while (cells[column + run]?.merged === 'LEFT') run += 1
  return run
}

/** Whether the row below goes on with a block that begins at this column and is as wide. */
function goesOn(below: readonly PrintedCell[] | undefined, column: number, colSpan: number): boolean {
  return below?.[column]?.merged === 'ABOVE' && runOf(below, column) === colSpan
}
