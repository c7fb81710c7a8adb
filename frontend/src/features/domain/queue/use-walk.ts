import { useEffect } from 'react'
import { focusOf, neighbour } from '../roadmap/check/keys'

/**
 * «j» and «k» walk through a queue from anywhere on the page; `keys` are further letters, by their place on the keyboard.
 * Who writes or answers a dialog is left alone.
 */
export function useWalk(
  ids: readonly string[],
  chosen: string,
  onChoose: (id: string) => void,
  keys: Readonly<Record<string, () => void>> = {},
): void {
  useEffect(
    function walkByKeys() {
      const walk = (event: KeyboardEvent) => {
        if (event.ctrlKey || event.metaKey || event.altKey || focusOf(event.target, null) === 'field') return
        if (document.querySelector('[role="dialog"]')) return
        const act = keys[event.code]
        if (act) {
          // The letter must not be the first one of the field that the act opens.
          event.preventDefault()
          return act()
        }
        const step = event.code === 'KeyJ' ? 1 : event.code === 'KeyK' ? -1 : undefined
        const next = step && neighbour(ids, chosen, step)
        if (next) onChoose(next)
      }
      window.addEventListener('keydown', walk)
      return () => window.removeEventListener('keydown', walk)
    },
    [ids, chosen, onChoose, keys],
  )
}
