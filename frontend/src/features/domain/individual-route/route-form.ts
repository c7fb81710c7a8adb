import type { RouteStepInput } from '@/shared/graphql/generated/graphql'
import type { IndividualRoute } from './route.fragment'

/** A direction of a year, as it is written. `key` goes with the line wherever it stands. */
export type StepRow = {
  key: number
  schoolYear: number
  direction: string
  expected: string
  programmeId: string | null
}

/** A route takes four school years or five. */
export const LENGTHS = [4, 5] as const

let keys = 0
const blank = (schoolYear: number): StepRow => {
  keys += 1
  return { key: keys, schoolYear, direction: '', expected: '', programmeId: null }
}
const isBlank = ({ direction, expected, programmeId }: StepRow) =>
  direction.trim() === '' && expected.trim() === '' && programmeId === null

export const yearsOf = (fromYear: number, length: number): number[] =>
  Array.from({ length }, (_, index) => fromYear + index)

/** A line for every year that has none; blank lines of other years go, written ones stay to be looked at. */
export function fill(rows: readonly StepRow[], fromYear: number, length: number): StepRow[] {
  const years = yearsOf(fromYear, length)
  const kept = rows.filter((row) => years.includes(row.schoolYear) || !isBlank(row))
  const missing = years.filter((year) => !kept.some(({ schoolYear }) => schoolYear === year))
  return [...kept, ...missing.map(blank)].toSorted((a, b) => a.schoolYear - b.schoolYear)
}

/** The whole way moves when it begins in another year. */
export const shift = (rows: readonly StepRow[], by: number): StepRow[] =>
  rows.map((row) => ({ ...row, schoolYear: row.schoolYear + by }))

/** One more direction of a year, below those it has. */
export const another = (rows: readonly StepRow[], schoolYear: number): StepRow[] =>
  [...rows, blank(schoolYear)].toSorted((a, b) => a.schoolYear - b.schoolYear)

export function rowsOf(route: Pick<IndividualRoute, 'steps' | 'fromYear' | 'untilYear'>): StepRow[] {
  const written = route.steps.map(({ schoolYear, direction, expected, programme }) => ({
    ...blank(schoolYear),
    direction,
    expected: expected ?? '',
    programmeId: programme?.id ?? null,
  }))
  return fill(written, route.fromYear, route.untilYear - route.fromYear + 1)
}

/** What is sent: the written lines, with the key of each, so that a refusal finds its line. */
export function stepsInput(rows: readonly StepRow[]): { keys: number[]; steps: RouteStepInput[] } {
  const written = rows.filter((row) => !isBlank(row))
  return {
    keys: written.map(({ key }) => key),
    steps: written.map(({ schoolYear, direction, expected, programmeId }) => ({
      schoolYear,
      direction: direction.trim(),
      expected: expected.trim() || null,
      programmeId,
    })),
  }
}

export type StepFlaw = 'NO_DIRECTION' | 'OUTSIDE' | 'NOTHING'

/** What is wrong with the lines before they are sent, by the key of the line; `undefined` is the whole. */
export function flaws(
  rows: readonly StepRow[],
  fromYear: number,
  length: number,
): Map<number | undefined, StepFlaw> {
  const years = yearsOf(fromYear, length)
  const written = rows.filter((row) => !isBlank(row))
  if (written.length === 0) return new Map([[undefined, 'NOTHING']])
  return new Map(
    written.flatMap((row): [number, StepFlaw][] => {
      if (!years.includes(row.schoolYear)) return [[row.key, 'OUTSIDE']]
      return row.direction.trim() === '' ? [[row.key, 'NO_DIRECTION']] : []
    }),
  )
}
