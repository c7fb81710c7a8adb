/** A `ref` for what appears above a button that was pressed below: who does not see it would press again. */
export function bringIntoSight(node: HTMLElement | null): void {
  node?.scrollIntoView({ block: 'nearest' })
}
