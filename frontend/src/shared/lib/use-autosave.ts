import { type RefObject, useCallback, useEffect, useRef } from 'react'

/** Silence after which what was typed is kept. */
const SILENCE_MS = 900

/**
 * Keeps what is typed after a moment of silence, one saving at a time, again when the connection is back, and at once
 * when the page is left. While `stopped` holds nothing is kept: somebody has to choose first. `keep` and `flush` say
 * whether all is kept.
 */
export function useAutosave(keep: () => Promise<boolean>, stopped: RefObject<boolean>) {
  const running = useRef<Promise<boolean>>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current)
    if (stopped.current) return Promise.resolve(false)
    running.current ??= keep().finally(() => {
      running.current = undefined
    })
    return running.current
  }, [keep, stopped])

  const touch = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void flush(), SILENCE_MS)
  }, [flush])

  useEffect(
    function keepWhenBackOnline() {
      const again = () => void flush()
      window.addEventListener('online', again)
      return () => {
        window.removeEventListener('online', again)
        // The page is left: what was typed last is kept without waiting for silence.
        void flush()
      }
    },
    [flush],
  )
  return { touch, flush }
}
