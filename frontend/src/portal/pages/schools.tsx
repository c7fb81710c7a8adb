import type { QueryClient } from '@tanstack/react-query'
import * as v from 'valibot'
import { placesQuery } from '@/features/public/places.query'
import { schoolsSearch } from '@/features/public/public-search'
import { SchoolsPage } from '@/features/public/SchoolsPage'
import { schoolsQuery } from '@/features/public/schools.query'
import { addressOf, go, here, readSearch } from '@/shared/light/address'

const read = (search: string) => v.parse(schoolsSearch, readSearch(search))

export function prepare(queryClient: QueryClient, _: string, search: string): Promise<unknown> {
  void queryClient.prefetchQuery(placesQuery)
  return queryClient.ensureInfiniteQueryData(schoolsQuery(read(search)))
}

export function Page({ search }: { search: string }) {
  return (
    <SchoolsPage
      search={read(search)}
      // Over the address of now: a word that was typed a moment ago must not undo what was chosen since.
      onSearch={(patch) => go(addressOf('/p/schools', { ...read(here().search), ...patch }), 'replace')}
    />
  )
}
