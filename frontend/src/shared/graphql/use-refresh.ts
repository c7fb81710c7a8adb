import { useQueryClient } from '@tanstack/react-query'

/** What an act on people, pairs and papers never changes: the reader's own frame. */
const FRAME: readonly unknown[] = ['session', 'place', 'auth']

export function isOfFrame(queryKey: readonly unknown[]): boolean {
  return FRAME.includes(queryKey[0])
}

/**
 * For an act whose trace is on several pages: a signed order changes the order, its pairs, the lists of the
 * school and the tasks of the day. What is open is asked again now, the rest when it is opened.
 */
export function useRefresh(): () => Promise<void> {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries({ predicate: ({ queryKey }) => !isOfFrame(queryKey) })
}
