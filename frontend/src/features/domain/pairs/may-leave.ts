import type { Pair } from './pair.query'

/** Whether the reader may let this one leave: the others go on, a mentor and, in a group, two mentees. */
export function mayLeave(
  pair: Pick<Pair, 'cell' | 'mentors' | 'mentees' | 'viewerCan'>,
  personId: string,
): boolean {
  if (!pair.viewerCan.includes('END_PARTICIPATION')) return false
  const on = (side: Pair['mentors']) => side.some(({ person }) => person.id === personId)
  if (on(pair.mentors)) return pair.mentors.length > 1
  return on(pair.mentees) && pair.mentees.length > (pair.cell === 'GROUP' ? 2 : 1)
}
