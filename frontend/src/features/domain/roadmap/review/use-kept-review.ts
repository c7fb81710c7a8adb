import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { errorCode } from '@/shared/api/error'
import { graphql, readFragment } from '@/shared/graphql/generated'
import type { KeptReview_RoadmapFragment } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { readDeviceDraft, writeDeviceDraft } from '@/shared/lib/device-draft'
import { sessionDraftKey } from '@/shared/lib/session-drafts'
import { useAutosave } from '@/shared/lib/use-autosave'
import { inputProblems } from '@/shared/ui/form/input-problems'
import type { SaveState } from '@/shared/ui/SaveMark'
import { KEPT_REVIEW } from './kept-review.query'
import {
  asSent,
  isSame,
  mergeWords,
  NO_WORDS,
  type ReviewWords,
  remarksOf,
  says,
  type WordsClash,
  wordsOf,
  yieldTo,
} from './review-words'

const SAVE = graphql(/* GraphQL */ `
  mutation SaveReviewDraft($input: SaveReviewDraftInput!) {
    saveReviewDraft(input: $input) {
      __typename
      ... on RoadmapDone {
        roadmap {
          ...KeptReview_roadmap
        }
      }
      ... on RoadmapConflict {
        current {
          ...KeptReview_roadmap
        }
      }
      ... on RoadmapRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const wordsSchema = v.object({ remarks: v.record(v.string(), v.string()), summary: v.string() })
/** What the server has not got yet, and what it had when this was written. */
const unsentSchema = v.object({
  ...wordsSchema.entries,
  base: v.optional(wordsSchema, () => ({ remarks: {}, summary: '' })),
  seenAt: v.optional(v.nullable(v.string()), null),
})

type Kept = KeptReview_RoadmapFragment['reviewDraft']

/**
 * The words of a reviewer, kept by the server as they are typed, and on the device until they are there. What was written
 * at another computer in other places joins them; where it was in the same place, the saving stops until the reviewer has
 * chosen. `onAnswered` hears that somebody has answered the roadmap meanwhile.
 */
export function useKeptReview(roadmapId: string, kept: Kept, onAnswered: () => void) {
  const { t } = useTranslation('roadmaps')
  const { t: tCommon } = useTranslation()
  const key = sessionDraftKey(`review.${roadmapId}`)
  const [unsent] = useState(() => readDeviceDraft(key, unsentSchema))
  const [words, setWords] = useState<ReviewWords>(unsent ?? wordsOf(kept))
  const [state, setState] = useState<SaveState>(
    kept && !unsent ? { kind: 'saved', at: kept.savedAt } : { kind: 'clean' },
  )
  const [clashes, setClashes] = useState<readonly WordsClash[]>([])
  const [problem, setProblem] = useState<string>()
  const now = useRef(words)
  const saved = useRef(
    unsent
      ? { words: unsent.base as ReviewWords, seenAt: unsent.seenAt }
      : { words: wordsOf(kept), seenAt: kept?.savedAt ?? null },
  )
  const stopped = useRef(false)

  const put = useCallback(
    (next: ReviewWords) => {
      now.current = next
      setWords(next)
      const { words: base, seenAt } = saved.current
      writeDeviceDraft(key, isSame(next, base) ? undefined : { ...next, base, seenAt })
    },
    [key],
  )

  const keep = useCallback(async (): Promise<boolean> => {
    const sent = now.current
    if (isSame(sent, saved.current.words)) return true
    setState({ kind: 'saving' })
    setProblem(undefined)
    try {
      const { saveReviewDraft: answer } = await graphqlRequest(SAVE, {
        input: {
          roadmapId,
          seenAt: saved.current.seenAt,
          summary: sent.summary.trim(),
          remarks: remarksOf(sent),
        },
      })
      switch (answer.__typename) {
        case 'RoadmapDone': {
          const { reviewDraft } = readFragment(KEPT_REVIEW, answer.roadmap)
          saved.current = { words: asSent(sent), seenAt: reviewDraft?.savedAt ?? null }
          // What was typed while this was on its way stands, and is kept next.
          put(now.current)
          setState(reviewDraft ? { kind: 'saved', at: reviewDraft.savedAt } : { kind: 'clean' })
          return keep()
        }
        case 'RoadmapConflict': {
          const { reviewDraft } = readFragment(KEPT_REVIEW, answer.current)
          const merged = mergeWords(saved.current.words, now.current, wordsOf(reviewDraft))
          saved.current = { words: wordsOf(reviewDraft), seenAt: reviewDraft?.savedAt ?? null }
          put(merged.words)
          if (merged.clashes.length === 0) return keep()
          stopped.current = true
          setClashes(merged.clashes)
          break
        }
        case 'RoadmapRefused':
          // After the reviewer's own verdict nobody waits for this.
          if (stopped.current) return false
          stopped.current = true
          if (answer.reason === 'WRONG_STATE') onAnswered()
          else setProblem(t(`refusal.${answer.reason}`))
          break
        case 'InvalidInput':
          setProblem(
            inputProblems(answer, tCommon)
              .map(({ message }) => message)
              .join('. '),
          )
          break
        default:
          answer satisfies never
      }
      setState({ kind: 'failed' })
    } catch (error) {
      setState({ kind: errorCode(error) === 'NETWORK' ? 'offline' : 'failed' })
    }
    return false
  }, [roadmapId, put, onAnswered, t, tCommon])

  const { touch, flush } = useAutosave(keep, stopped)
  useEffect(
    function keepWhatTheServerHasNotGot() {
      if (unsent) void flush()
    },
    [unsent, flush],
  )

  return {
    words,
    state,
    problem,
    clashes,
    says: says(words),
    remark: (itemId: string, text: string) => {
      put({ ...now.current, remarks: { ...now.current.remarks, [itemId]: text } })
      touch()
    },
    sumUp: (summary: string) => {
      put({ ...now.current, summary })
      touch()
    },
    settle: (whose: 'mine' | 'theirs') => {
      if (whose === 'theirs') put(yieldTo(now.current, clashes))
      stopped.current = false
      setClashes([])
      setState({ kind: 'clean' })
      void flush()
    },
    /** The words went with the verdict, or are no longer wanted. */
    forget: () => {
      stopped.current = true
      saved.current = { words: NO_WORDS, seenAt: null }
      now.current = NO_WORDS
      writeDeviceDraft(key, undefined)
    },
  }
}

export type KeptReview = ReturnType<typeof useKeptReview>
