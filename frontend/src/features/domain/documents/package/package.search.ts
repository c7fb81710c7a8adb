import * as v from 'valibot'
import { PACKAGE_ITEMS } from './items'

export const READINESS = ['COMPLETE', 'GAPS', 'NO_DATA'] as const
export type Readiness = (typeof READINESS)[number]

/** The filters of a table of packages, as they stand in the address. */
export const packagesSearch = v.object({
  q: v.fallback(v.optional(v.string()), undefined),
  readiness: v.fallback(v.optional(v.picklist(READINESS)), undefined),
  /** Only where this is missing or out of date. */
  lacks: v.fallback(v.optional(v.picklist(PACKAGE_ITEMS)), undefined),
})
export type PackagesSearch = v.InferOutput<typeof packagesSearch>

type Counted = { percent?: number | null }

/** «No data» is neither ready nor not. */
export function readinessOf({ percent }: Counted): Readiness {
  if (percent === null || percent === undefined) return 'NO_DATA'
  return percent >= 100 ? 'COMPLETE' : 'GAPS'
}

/** Whether the words stand in the name, whatever the case and however «ё» is written. */
export function isNamed(name: string, q: string | undefined): boolean {
  const plain = (text: string) => text.toLocaleLowerCase('ru').replaceAll('ё', 'е')
  return plain(q ?? '')
    .split(/\s+/)
    .every((word) => plain(name).includes(word))
}
