import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { schoolRoutesQuery } from '@/features/domain/individual-route/routes.query'
import { routesSearch } from '@/features/domain/individual-route/routes.search'
import { SchoolRoutesPage } from '@/features/school/routes/SchoolRoutesPage'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/s/$schoolId/routes')({
  validateSearch: routesSearch,
  loader: async ({ context, params, location }) => {
    const search = v.parse(routesSearch, location.search)
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(schoolRoutesQuery(nodeId('school', params.schoolId), search)),
      i18n.loadNamespaces(['route', 'programmes', 'school']),
    ])
    if (!data.viewer?.school) throw notFound()
  },
  component: Page,
})

function Page() {
  const { schoolId } = Route.useParams()
  const { year: _year, ...search } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <SchoolRoutesPage
      schoolId={nodeId('school', schoolId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
