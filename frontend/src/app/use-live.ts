import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { isOfFrame } from '@/shared/graphql/use-refresh'
import { bellQuery } from './bell.query'

/** A deed changes several things at once; they are loaded together. */
const SOON_MS = 1_000
/** A busy region changes all the time; a page that is read is not redrawn more often than this. */
const REST_MS = 10_000

/**
 * Keeps the bell and the open page true while others work. Who is writing is left alone: a form keeps what it was opened
 * with, so that a conflict is noticed when it is saved.
 */
export function useLive(): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let last = 0
    const refresh = () => {
      timer = undefined
      if (isWriting()) {
        void queryClient.invalidateQueries({ queryKey: bellQuery.queryKey })
        plan(REST_MS)
        return
      }
      last = Date.now()
      const refetchType = document.hidden ? 'none' : 'active'
      void queryClient.invalidateQueries({
        predicate: ({ queryKey }) => !isOfFrame(queryKey),
        refetchType,
      })
    }
    const plan = (wait: number) => {
      timer ??= setTimeout(refresh, wait)
    }
    const hear = () => plan(Math.max(SOON_MS, last + REST_MS - Date.now()))
    let stop: (() => void) | undefined
    let gone = false
    // The protocol's client is no part of the first page.
    void import('@/shared/graphql/live').then(({ onChanged }) => {
      if (!gone) stop = onChanged(hear)
    })
    return () => {
      gone = true
      clearTimeout(timer)
      stop?.()
    }
  }, [queryClient])
}

function isWriting(): boolean {
  return (
    document.querySelector('[role="dialog"], input:focus, textarea:focus, [contenteditable]:focus') !== null
  )
}
