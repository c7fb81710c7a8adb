import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { ReportsPage } from '@/features/domain/reports/list/ReportsPage'
import { reportsQuery } from '@/features/domain/reports/list/reports.query'
import { reportsSearch } from '@/features/domain/reports/list/reports.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/s/$schoolId/reports')({
  validateSearch: reportsSearch,
  loader: async ({ context, params, location }) => {
    const search = v.parse(reportsSearch, location.search)
    const id = nodeId('school', params.schoolId)
    const [place] = await Promise.all([
      context.queryClient.ensureQueryData(reportsQuery('SCHOOL', id, search)),
      i18n.loadNamespaces(['reports', 'roadmaps']),
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
    <ReportsPage
      level="SCHOOL"
      placeId={nodeId('school', schoolId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
