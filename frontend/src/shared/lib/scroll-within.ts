/** Brings a node into sight by moving its pane alone: the page stays where it is. */
export function scrollWithin(pane: HTMLElement | null, node: Element | null): void {
  if (!pane || !node) return
  const outer = pane.getBoundingClientRect()
  const inner = node.getBoundingClientRect()
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return
  // A third from above: what stands before it is read with it.
  pane.scrollTop += inner.top - outer.top - pane.clientHeight / 3
}
