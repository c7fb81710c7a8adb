import type { QueryClient } from '@tanstack/react-query'
import * as v from 'valibot'
import { PracticesPage } from '@/features/public/PracticesPage'
import { placesQuery } from '@/features/public/places.query'
import { practicesQuery } from '@/features/public/practices.query'
import { practicesSearch } from '@/features/public/public-search'
import { addressOf, go, readSearch } from '@/shared/light/address'

export function prepare(queryClient: QueryClient, _: string, search: string): Promise<unknown> {
  void queryClient.prefetchQuery(placesQuery)
  return queryClient.ensureInfiniteQueryData(practicesQuery(v.parse(practicesSearch, readSearch(search))))
}

export function Page({ search: text }: { search: string }) {
  const search = v.parse(practicesSearch, readSearch(text))
  return (
    <PracticesPage
      search={search}
      onSearch={(patch) => go(addressOf('/p', { ...search, ...patch }), 'replace')}
    />
  )
}
