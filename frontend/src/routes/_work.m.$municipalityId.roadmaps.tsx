import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { RoadmapsPage } from '@/features/domain/roadmap/list/RoadmapsPage'
import { roadmapsQuery } from '@/features/domain/roadmap/list/roadmaps.query'
import { roadmapsSearch } from '@/features/domain/roadmap/list/roadmaps.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'
import { yearSearch } from '@/shared/lib/year'

export const Route = createFileRoute('/_work/m/$municipalityId/roadmaps')({
  validateSearch: roadmapsSearch,
  loader: async ({ context, params, location }) => {
    const search = v.parse(roadmapsSearch, location.search)
    const { year } = v.parse(yearSearch, location.search)
    const id = nodeId('municipality', params.municipalityId)
    const [place] = await Promise.all([
      context.queryClient.ensureQueryData(roadmapsQuery('MUNICIPALITY', id, year, search)),
      i18n.loadNamespaces(['roadmaps']),
    ])
    if (!place) throw notFound()
  },
  component: Page,
})

function Page() {
  const { municipalityId } = Route.useParams()
  const { year, ...search } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <RoadmapsPage
      level="MUNICIPALITY"
      placeId={nodeId('municipality', municipalityId)}
      year={year}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
