import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { submissionsSearch } from '@/features/domain/monitoring/list/monitoring.search'
import { SubmissionsPage } from '@/features/domain/monitoring/list/SubmissionsPage'
import { submissionsQuery } from '@/features/domain/monitoring/list/submissions.query'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/s/$schoolId/monitoring')({
  validateSearch: submissionsSearch,
  loader: async ({ context, params, location }) => {
    const search = v.parse(submissionsSearch, location.search)
    const [place] = await Promise.all([
      context.queryClient.ensureQueryData(submissionsQuery(nodeId('school', params.schoolId), search)),
      i18n.loadNamespaces(['monitoring']),
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
    <SubmissionsPage
      schoolId={nodeId('school', schoolId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
