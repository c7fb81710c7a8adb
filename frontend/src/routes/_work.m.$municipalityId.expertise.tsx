import { createFileRoute, notFound } from '@tanstack/react-router'
import { ExpertisePage } from '@/features/domain/documents/expertise/ExpertisePage'
import { expertiseQuery } from '@/features/domain/documents/expertise/expertise.query'
import { expertiseSearch } from '@/features/domain/documents/expertise/expertise.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/m/$municipalityId/expertise')({
  validateSearch: expertiseSearch,
  loader: async ({ context, params }) => {
    const [place] = await Promise.all([
      context.queryClient.ensureQueryData(
        expertiseQuery('MUNICIPALITY', nodeId('municipality', params.municipalityId)),
      ),
      i18n.loadNamespaces(['documents']),
    ])
    if (!place) throw notFound()
  },
  component: Page,
})

function Page() {
  const { municipalityId } = Route.useParams()
  const { year: _year, ...search } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <ExpertisePage
      level="MUNICIPALITY"
      placeId={nodeId('municipality', municipalityId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
