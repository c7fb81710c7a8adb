import type { ChangeRoadmapReportInput } from '@/shared/graphql/generated/graphql'
import type { Report } from '../report.fragment'

/** What is said of a row of a report. */
export type RowTexts = { comment: string; effectiveness: string }

/** The own words of a report, kept apart from its figures. */
export type ReportTexts = { summary: string; rows: Readonly<Record<string, RowTexts>> }

/** One text that two people changed at once; `itemId` is `null` for the summary. */
export type TextClash = {
  itemId: string | null
  field: 'summary' | keyof RowTexts
  mine: string
  theirs: string
}

const ROW_FIELDS = ['comment', 'effectiveness'] as const satisfies readonly (keyof RowTexts)[]
const NOTHING: RowTexts = { comment: '', effectiveness: '' }

export function textsOf({ summary, rows }: Pick<Report, 'summary' | 'rows'>): ReportTexts {
  return {
    summary,
    rows: Object.fromEntries(
      rows.map(({ itemId, comment, effectiveness }) => [itemId, { comment, effectiveness }]),
    ),
  }
}

/** What differs from what is saved, as the API takes it; `undefined` when nothing does. */
export function changesOf(
  mine: ReportTexts,
  saved: ReportTexts,
): Pick<ChangeRoadmapReportInput, 'summary' | 'rows'> | undefined {
  const rows = Object.entries(mine.rows).flatMap(([itemId, row]) => {
    const was = saved.rows[itemId] ?? NOTHING
    const changed = ROW_FIELDS.filter((field) => row[field] !== was[field])
    return changed.length > 0
      ? [{ itemId, ...Object.fromEntries(changed.map((field) => [field, row[field]])) }]
      : []
  })
  const said = mine.summary !== saved.summary
  if (!said && rows.length === 0) return undefined
  return { ...(said ? { summary: mine.summary } : {}), ...(rows.length > 0 ? { rows } : {}) }
}

/**
 * Two wordings that grew out of `base`: what one side alone changed is taken from it, what both changed differently stays
 * mine and is named.
 */
export function mergeTexts(
  base: ReportTexts,
  mine: ReportTexts,
  theirs: ReportTexts,
): { texts: ReportTexts; clashes: readonly TextClash[] } {
  const clashes: TextClash[] = []
  const pick = (at: Pick<TextClash, 'itemId' | 'field'>, was: string, own: string, other: string) => {
    if (own === was || own === other) return other
    if (other !== was) clashes.push({ ...at, mine: own, theirs: other })
    return own
  }
  const summary = pick({ itemId: null, field: 'summary' }, base.summary, mine.summary, theirs.summary)
  const rows = Object.fromEntries(
    Object.entries(theirs.rows).map(([itemId, other]) => {
      const was = base.rows[itemId] ?? NOTHING
      const own = mine.rows[itemId] ?? was
      const field = (name: keyof RowTexts) => pick({ itemId, field: name }, was[name], own[name], other[name])
      return [itemId, { comment: field('comment'), effectiveness: field('effectiveness') }]
    }),
  )
  return { texts: { summary, rows }, clashes }
}

/** Puts the words of the other side in every place where both wrote. */
export function yieldTo(texts: ReportTexts, clashes: readonly TextClash[]): ReportTexts {
  let summary = texts.summary
  const rows: Record<string, RowTexts> = { ...texts.rows }
  for (const { itemId, field, theirs } of clashes) {
    if (itemId === null || field === 'summary') summary = theirs
    else rows[itemId] = { ...(rows[itemId] ?? NOTHING), [field]: theirs }
  }
  return { summary, rows }
}
