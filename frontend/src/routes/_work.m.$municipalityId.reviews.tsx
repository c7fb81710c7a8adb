import { createFileRoute, notFound } from '@tanstack/react-router'
import { ReviewsPage } from '@/features/domain/roadmap/review/ReviewsPage'
import { roadmapQueueQuery } from '@/features/domain/roadmap/review/reviews.query'
import { reviewsSearch } from '@/features/domain/roadmap/review/reviews.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/m/$municipalityId/reviews')({
  validateSearch: reviewsSearch,
  loader: async ({ context, params }) => {
    const id = nodeId('municipality', params.municipalityId)
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(roadmapQueueQuery(id)),
      i18n.loadNamespaces(['reviews', 'roadmaps', 'plan', 'roadmap']),
    ])
    if (!data.viewer?.municipality) throw notFound()
  },
  component: Page,
})

function Page() {
  const { municipalityId } = Route.useParams()
  const { year: _year, ...search } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <ReviewsPage
      municipalityId={nodeId('municipality', municipalityId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
