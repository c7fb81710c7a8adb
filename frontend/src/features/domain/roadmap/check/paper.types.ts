import type { PrintedCell } from './cells'

/** A piece of the paper in the order of reading, as it was printed. */
export type PrintedBlock =
  | { kind: 'PARAGRAPH'; heading: boolean; number: string | null; text: string }
  | { kind: 'TABLE'; rows: readonly PrintedRow[] }

/** A row of a printed table, by its number among the rows of all tables of the paper. */
export type PrintedRow = { number: number; cells: readonly PrintedCell[] }

/** A row of the plan that came from a row of the paper. */
export type RowOfPaper = { id: string; label: string; inQuestion: boolean }
