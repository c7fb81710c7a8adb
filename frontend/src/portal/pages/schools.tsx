import type { QueryClient } from '@tanstack/react-query'
import * as v from 'valibot'
import { placesQuery } from '@/features/public/places.query'
import { schoolsSearch } from '@/features/public/public-search'
import { SchoolsPage } from '@/features/public/SchoolsPage'
import { schoolsQuery } from '@/features/public/schools.query'
import { addressOf, go, readSearch } from '@/shared/light/address'

export function prepare(queryClient: QueryClient, _: string, search: string): Promise<unknown> {
  void queryClient.prefetchQuery(placesQuery)
  return queryClient.ensureInfiniteQueryData(schoolsQuery(v.parse(schoolsSearch, readSearch(search))))
}

export function Page({ search: text }: { search: string }) {
  const search = v.parse(schoolsSearch, readSearch(text))
  return (
    <SchoolsPage
      search={search}
      onSearch={(patch) => go(addressOf('/p/schools', { ...search, ...patch }), 'replace')}
    />
  )
}
