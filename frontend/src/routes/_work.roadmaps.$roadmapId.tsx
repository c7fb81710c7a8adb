import { createFileRoute, notFound } from '@tanstack/react-router'
import { RoadmapPage } from '@/features/domain/roadmap/RoadmapPage'
import { roadmapQuery } from '@/features/domain/roadmap/roadmap.query'
import { roadmapSearch } from '@/features/domain/roadmap/roadmap.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/roadmaps/$roadmapId')({
  validateSearch: roadmapSearch,
  loader: async ({ context, params }) => {
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(roadmapQuery(nodeId('roadmap', params.roadmapId))),
      i18n.loadNamespaces(['roadmaps', 'plan', 'duties', 'reviews', 'roadmap']),
    ])
    if (!data.viewer?.roadmap) throw notFound()
  },
  component: Page,
})

function Page() {
  const { roadmapId } = Route.useParams()
  const { year: _year, ...search } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <RoadmapPage
      roadmapId={nodeId('roadmap', roadmapId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
