import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { schoolMediationsQuery } from '@/features/domain/mediation/mediation.query'
import { mediationsSearch } from '@/features/domain/mediation/mediations.search'
import { SchoolMediationsPage } from '@/features/school/mediations/SchoolMediationsPage'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/s/$schoolId/mediations')({
  validateSearch: mediationsSearch,
  loader: async ({ context, params, location }) => {
    const search = v.parse(mediationsSearch, location.search)
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(schoolMediationsQuery(nodeId('school', params.schoolId), search)),
      i18n.loadNamespaces(['mediation']),
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
    <SchoolMediationsPage
      schoolId={nodeId('school', schoolId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
