import { useState } from 'react'
import * as v from 'valibot'
import { readDeviceDraft, writeDeviceDraft } from '@/shared/lib/device-draft'
import { sessionDraftKey } from '@/shared/lib/session-drafts'

const schema = v.object({ remarks: v.record(v.string(), v.string()), summary: v.string() })
type ReviewDraft = v.InferOutput<typeof schema>

const EMPTY: ReviewDraft = { remarks: {}, summary: '' }
const says = ({ remarks, summary }: ReviewDraft) =>
  [summary, ...Object.values(remarks)].some((words) => words.trim() !== '')

/** What a reviewer has written of a paper and not sent. It outlives a reload and is forgotten once it is sent. */
export function useReviewDraft(paperId: string) {
  const key = sessionDraftKey(`review.${paperId}`)
  const [draft, setDraft] = useState(() => readDeviceDraft(key, schema) ?? EMPTY)
  const keep = (next: ReviewDraft) => {
    setDraft(next)
    writeDeviceDraft(key, says(next) ? next : undefined)
  }
  return {
    ...draft,
    isKept: says(draft),
    remark: (itemId: string, text: string) =>
      keep({ ...draft, remarks: { ...draft.remarks, [itemId]: text } }),
    sumUp: (summary: string) => keep({ ...draft, summary }),
    forget: () => writeDeviceDraft(key, undefined),
  }
}

export type ReviewDraftApi = ReturnType<typeof useReviewDraft>
