import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { CampaignsPage } from '@/features/domain/monitoring/list/CampaignsPage'
import { campaignsQuery } from '@/features/domain/monitoring/list/campaigns.query'
import { campaignsSearch } from '@/features/domain/monitoring/list/monitoring.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/r/$regionId/monitoring')({
  validateSearch: campaignsSearch,
  loader: async ({ context, params, location }) => {
    const search = v.parse(campaignsSearch, location.search)
    const id = nodeId('region', params.regionId)
    const [place] = await Promise.all([
      context.queryClient.ensureQueryData(campaignsQuery('REGION', id, search)),
      i18n.loadNamespaces(['monitoring']),
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
    <CampaignsPage
      level="REGION"
      placeId={nodeId('region', regionId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
