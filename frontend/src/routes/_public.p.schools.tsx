import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { placesQuery } from '@/features/public/places.query'
import { schoolsSearch } from '@/features/public/public-search'
import { SchoolsPage } from '@/features/public/SchoolsPage'
import { schoolsQuery } from '@/features/public/schools.query'

export const Route = createFileRoute('/_public/p/schools')({
  validateSearch: schoolsSearch,
  loader: ({ context, location }) => {
    void context.queryClient.prefetchQuery(placesQuery)
    const search = v.parse(schoolsSearch, location.search)
    return context.queryClient.ensureInfiniteQueryData(schoolsQuery(search))
  },
  component: Page,
})

function Page() {
  const search = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <SchoolsPage
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
