import { type FiguresRef, useCount } from '@/features/domain/figures/use-count'
import type { Measure } from './comparison.search'

/** A value that can be drawn and the words for it: what is withheld or unknown has words alone. Namespace: figures. */
export type Measured = { value: number | null; printed: string; hint: string | undefined }

/** Reads a measure from the figures of a place and a school year. */
export function useMeasure() {
  const read = useCount()
  return (figures: FiguresRef, measure: Measure): Measured => {
    const { count, coverage } = read(figures)
    if (measure === 'COVERAGE') {
      const { text, hint, value } = coverage()
      return { value: value === null ? null : value * 100, printed: text, hint }
    }
    const { text, hint, value } = count(measure)
    return { value, printed: text, hint }
  }
}
