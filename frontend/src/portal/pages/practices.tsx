import type { QueryClient } from '@tanstack/react-query'
import * as v from 'valibot'
import { PracticesPage } from '@/features/public/PracticesPage'
import { placesQuery } from '@/features/public/places.query'
import { practicesQuery } from '@/features/public/practices.query'
import { practicesSearch } from '@/features/public/public-search'
import { addressOf, go, here, readSearch } from '@/shared/light/address'

const read = (search: string) => v.parse(practicesSearch, readSearch(search))

export function prepare(queryClient: QueryClient, _: string, search: string): Promise<unknown> {
  void queryClient.prefetchQuery(placesQuery)
  return queryClient.ensureInfiniteQueryData(practicesQuery(read(search)))
}

export function Page({ search }: { search: string }) {
  return (
    <PracticesPage
      search={read(search)}
      // Over the address of now: a word that was typed a moment ago must not undo what was chosen since.
      onSearch={(patch) => go(addressOf('/p', { ...read(here().search), ...patch }), 'replace')}
    />
  )
}
