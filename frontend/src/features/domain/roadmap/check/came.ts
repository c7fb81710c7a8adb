import { type CheckItem, inQuestion } from './check-item.fragment'
import type { RowOfPaper } from './paper.types'

/** What came of each row of the paper's tables, by the row's number, in the order of the plan. */
export function cameOf(items: readonly CheckItem[]): ReadonlyMap<number, readonly RowOfPaper[]> {
  const came = new Map<number, RowOfPaper[]>()
  for (const item of items) {
    const row = { id: item.id, label: item.number || item.title, inQuestion: inQuestion(item) }
    for (const { row: number } of item.paperRows) came.set(number, [...(came.get(number) ?? []), row])
  }
  return came
}
