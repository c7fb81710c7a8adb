import type { RoadmapRemarkInput } from '@/shared/graphql/generated/graphql'

/** What a reviewer writes: remarks by the row they are about, and a word on the whole. */
export type ReviewWords = { remarks: Readonly<Record<string, string>>; summary: string }

/** One text that was written differently at two computers; `itemId` is `null` for the word on the whole. */
export type WordsClash = { itemId: string | null; mine: string; theirs: string }

export const NO_WORDS: ReviewWords = { remarks: {}, summary: '' }

type Kept = { summary: string; remarks: readonly { itemId: string; text: string }[] }

/** What the server keeps, as it is written here. */
export function wordsOf(kept: Kept | null | undefined): ReviewWords {
  if (!kept) return NO_WORDS
  return {
    summary: kept.summary,
    remarks: Object.fromEntries(kept.remarks.map(({ itemId, text }) => [itemId, text])),
  }
}

/** The remarks that say something, as the API takes them. */
export function remarksOf({ remarks }: ReviewWords): RoadmapRemarkInput[] {
  return Object.entries(remarks).flatMap(([itemId, text]) =>
    text.trim() ? [{ itemId, text: text.trim() }] : [],
  )
}

/** Words as the server keeps them: without the spaces around them, and without remarks that say nothing. */
export function asSent(words: ReviewWords): ReviewWords {
  return wordsOf({ summary: words.summary.trim(), remarks: remarksOf(words) })
}

/** Whether anything is said at all. */
export function says(words: ReviewWords): boolean {
  return words.summary.trim() !== '' || remarksOf(words).length > 0
}

/** Whether two wordings say the same; a remark that was opened and left empty says nothing. */
export function isSame(one: ReviewWords, other: ReviewWords): boolean {
  const rows = [...Object.keys(one.remarks), ...Object.keys(other.remarks)]
  return (
    one.summary.trim() === other.summary.trim() &&
    rows.every((itemId) => (one.remarks[itemId] ?? '').trim() === (other.remarks[itemId] ?? '').trim())
  )
}

/**
 * Two wordings that grew out of `base`: what one side alone changed is taken from it, what both changed differently stays
 * mine and is named.
 */
export function mergeWords(
  base: ReviewWords,
  mine: ReviewWords,
  theirs: ReviewWords,
): { words: ReviewWords; clashes: readonly WordsClash[] } {
  const clashes: WordsClash[] = []
  const pick = (itemId: string | null, was = '', own = '', other = '') => {
    if (own === was || own === other) return other
    if (other !== was) clashes.push({ itemId, mine: own, theirs: other })
    return own
  }
  const summary = pick(null, base.summary, mine.summary, theirs.summary)
  const rows = new Set([...Object.keys(theirs.remarks), ...Object.keys(mine.remarks)])
  const remarks = Object.fromEntries(
    [...rows].flatMap((itemId) => {
      const text = pick(itemId, base.remarks[itemId], mine.remarks[itemId], theirs.remarks[itemId])
      // A remark that was opened here stays open, though it is empty yet.
      return text || itemId in mine.remarks ? [[itemId, text]] : []
    }),
  )
  return { words: { remarks, summary }, clashes }
}

/** Puts the words of the other side in every place where both wrote. */
export function yieldTo(words: ReviewWords, clashes: readonly WordsClash[]): ReviewWords {
  let summary = words.summary
  const remarks: Record<string, string> = { ...words.remarks }
  for (const { itemId, theirs } of clashes) {
    if (itemId === null) summary = theirs
    else remarks[itemId] = theirs
  }
  return { summary, remarks }
}
