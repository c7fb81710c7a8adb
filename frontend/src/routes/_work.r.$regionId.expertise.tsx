import { createFileRoute, notFound } from '@tanstack/react-router'
import { ExpertisePage } from '@/features/domain/documents/expertise/ExpertisePage'
import { expertiseQuery } from '@/features/domain/documents/expertise/expertise.query'
import { expertiseSearch } from '@/features/domain/documents/expertise/expertise.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/r/$regionId/expertise')({
  validateSearch: expertiseSearch,
  loader: async ({ context, params }) => {
    const [place] = await Promise.all([
      context.queryClient.ensureQueryData(expertiseQuery('REGION', nodeId('region', params.regionId))),
      i18n.loadNamespaces(['documents']),
    ])
    if (!place) throw notFound()
  },
  component: Page,
})

function Page() {
  const { regionId } = Route.useParams()
  const { year: _year, ...search } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <ExpertisePage
      level="REGION"
      placeId={nodeId('region', regionId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
