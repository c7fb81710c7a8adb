import { useQuery } from '@tanstack/react-query'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { PageLoading } from '@/shared/ui/PageLoading'
import { PairMeetings } from '../meetings/PairMeetings'
import { PairProgramme } from './PairProgramme'
import { pairWorkQuery } from './pair-work.query'

/**
 * What a pair does once it is in force: its programme and its meetings. Nothing before that.
 * Namespaces: programmes, meetings, people, terms.
 */
export function PairWork({ pairId }: { pairId: string }) {
  const query = useQuery(pairWorkQuery(pairId))
  const pair = query.data?.viewer?.mentorship
  if (query.error && !pair) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
  if (query.isPending) return <PageLoading />
  if (!pair?.startedOn) return null
  return (
    <>
      <PairProgramme mentorship={pair} />
      <PairMeetings mentorship={pair} />
    </>
  )
}
