import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { PracticesPage } from '@/features/public/PracticesPage'
import { placesQuery } from '@/features/public/places.query'
import { practicesQuery } from '@/features/public/practices.query'
import { practicesSearch } from '@/features/public/public-search'

export const Route = createFileRoute('/_public/p/')({
  validateSearch: practicesSearch,
  loader: ({ context, location }) => {
    void context.queryClient.prefetchQuery(placesQuery)
    const search = v.parse(practicesSearch, location.search)
    return context.queryClient.ensureInfiniteQueryData(practicesQuery(search))
  },
  component: Page,
})

function Page() {
  const search = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <PracticesPage
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
