import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { DutiesPage } from '@/features/domain/duties/DutiesPage'
import { dutiesQuery } from '@/features/domain/duties/duties.query'
import { dutiesSearch } from '@/features/domain/duties/duties.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/r/$regionId/duties')({
  validateSearch: dutiesSearch,
  loader: async ({ context, params, location }) => {
    const search = v.parse(dutiesSearch, location.search)
    const id = nodeId('region', params.regionId)
    const [place] = await Promise.all([
      context.queryClient.ensureQueryData(dutiesQuery('REGION', id, search)),
      i18n.loadNamespaces(['duties', 'documents', 'plan', 'roadmaps']),
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
    <DutiesPage
      level="REGION"
      placeId={nodeId('region', regionId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
