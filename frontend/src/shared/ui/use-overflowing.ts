import { type RefObject, useEffect, useState } from 'react'

/** True while the content is wider than its frame. */
export function useOverflowing(frame: RefObject<HTMLElement | null>): boolean {
  const [overflowing, setOverflowing] = useState(false)
  useEffect(
    function watchWidths() {
      const node = frame.current
      if (!node) return
      const measure = () => setOverflowing(node.scrollWidth > node.clientWidth + 1)
      const observer = new ResizeObserver(measure)
      observer.observe(node)
      if (node.firstElementChild) observer.observe(node.firstElementChild)
      return () => observer.disconnect()
    },
    [frame],
  )
  return overflowing
}
