import type { QueryClient } from '@tanstack/react-query'
import { PracticePage } from '@/features/public/PracticePage'
import { practiceQuery } from '@/features/public/practice.query'

export const prepare = (queryClient: QueryClient, slug: string): Promise<unknown> =>
  queryClient.ensureQueryData(practiceQuery(slug))

export const Page = ({ part }: { part: string }) => <PracticePage slug={part} />
