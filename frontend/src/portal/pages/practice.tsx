import type { QueryClient } from '@tanstack/react-query'
import { PracticePage } from '@/features/public/PracticePage'
import { practiceQuery } from '@/features/public/practice.query'
import { similarQuery } from '@/features/public/similar.query'

/** How long a page waits for what is only an extra of it: coming later, the extra pushes the foot of the page down. */
const EXTRA_MS = 500

export async function prepare(queryClient: QueryClient, slug: string): Promise<unknown> {
  const { practice } = await queryClient.ensureQueryData(practiceQuery(slug))
  if (!practice?.topics[0]) return
  const late = new Promise((done) => setTimeout(done, EXTRA_MS))
  return Promise.race([queryClient.prefetchQuery(similarQuery(practice)), late])
}

export const Page = ({ part }: { part: string }) => <PracticePage slug={part} />
