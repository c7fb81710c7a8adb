import { createFileRoute, notFound } from '@tanstack/react-router'
import { MatchingPage } from '@/features/domain/matching/MatchingPage'
import { deskQuery } from '@/features/domain/matching/matching.query'
import { matchingSearch } from '@/features/domain/matching/matching.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/s/$schoolId/matching')({
  validateSearch: matchingSearch,
  loader: async ({ context, params }) => {
    const ground = { level: 'SCHOOL', id: nodeId('school', params.schoolId) } as const
    const [place] = await Promise.all([
      context.queryClient.ensureQueryData(deskQuery(ground)),
      i18n.loadNamespaces(['matching', 'wishes', 'absences', 'terms']),
    ])
    if (!place) throw notFound()
  },
  component: Page,
})

function Page() {
  const { schoolId } = Route.useParams()
  const { year: _year, ...search } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <MatchingPage
      ground={{ level: 'SCHOOL', id: nodeId('school', schoolId) }}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
