import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorCode } from '@/shared/api/error'
import { readFragment } from '@/shared/graphql/generated'
import { useAutosave } from '@/shared/lib/use-autosave'
import { inputProblems } from '@/shared/ui/form/input-problems'
import type { SaveState } from '@/shared/ui/SaveMark'
import { mergeItems } from './check.query'
import { CHECK_ITEM, type CheckItem } from './check-item.fragment'
import { draftOf, type ItemDraft, inputOf, isSame } from './item-draft'
import { saveItem } from './save-item'

export type Clash = { theirs: ItemDraft; revision: number }

/**
 * A row that is written in place: kept after a moment of silence, one saving at a time. Somebody else's wording stops the
 * saving until the writer has chosen. `flush` keeps what is left and says whether all is kept.
 */
export function useItemDraft(roadmapId: string, item: CheckItem) {
  const { t } = useTranslation('roadmaps')
  const { t: tCommon } = useTranslation()
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState(() => draftOf(item))
  const [state, setState] = useState<SaveState>({ kind: 'clean' })
  const [clash, setClash] = useState<Clash>()
  const [problem, setProblem] = useState<string>()
  // What a saving under way must see is read when it ends, not when it began.
  const now = useRef(draft)
  const saved = useRef({ draft: draftOf(item), revision: item.revision })
  const stopped = useRef(false)

  const put = useCallback((next: ItemDraft) => {
    now.current = next
    setDraft(next)
  }, [])

  const keep = useCallback(async (): Promise<boolean> => {
    const sent = now.current
    if (isSame(sent, saved.current.draft)) return true
    setState({ kind: 'saving' })
    setProblem(undefined)
    try {
      const answer = await saveItem({
        itemId: item.id,
        revision: saved.current.revision,
        item: inputOf(sent, saved.current.draft),
      })
      switch (answer.__typename) {
        case 'RoadmapItemDone': {
          const kept = readFragment(CHECK_ITEM, answer.item)
          saved.current = { draft: draftOf(kept), revision: kept.revision }
          // Words typed meanwhile stand; what the server made of the others is shown.
          const untouched = isSame(now.current, sent)
          if (untouched) put(saved.current.draft)
          setState({ kind: 'saved', at: new Date().toISOString() })
          await mergeItems(queryClient, roadmapId, [answer.item])
          return untouched || keep()
        }
        case 'RoadmapItemConflict': {
          const theirs = readFragment(CHECK_ITEM, answer.current)
          stopped.current = true
          setClash({ theirs: draftOf(theirs), revision: theirs.revision })
          break
        }
        case 'RoadmapRefused':
          setProblem(t(`refusal.${answer.reason}`))
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
  }, [item.id, roadmapId, queryClient, put, t, tCommon])

  const { touch, flush } = useAutosave(keep, stopped)

  const change = (patch: Partial<ItemDraft>) => {
    put({ ...now.current, ...patch })
    touch()
  }

  const settle = (whose: 'mine' | 'theirs') => {
    if (!clash) return
    saved.current = { draft: clash.theirs, revision: clash.revision }
    if (whose === 'theirs') put(clash.theirs)
    stopped.current = false
    setClash(undefined)
    setState({ kind: 'clean' })
    void flush()
  }

  return { draft, change, state, problem, clash, settle, flush }
}

export type ItemDraftApi = ReturnType<typeof useItemDraft>
