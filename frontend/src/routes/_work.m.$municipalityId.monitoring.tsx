import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { CampaignsPage } from '@/features/domain/monitoring/list/CampaignsPage'
import { campaignsQuery } from '@/features/domain/monitoring/list/campaigns.query'
import { campaignsSearch } from '@/features/domain/monitoring/list/monitoring.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/m/$municipalityId/monitoring')({
  validateSearch: campaignsSearch,
  loader: async ({ context, params, location }) => {
    const search = v.parse(campaignsSearch, location.search)
    const id = nodeId('municipality', params.municipalityId)
    const [place] = await Promise.all([
      context.queryClient.ensureQueryData(campaignsQuery('MUNICIPALITY', id, search)),
      i18n.loadNamespaces(['monitoring']),
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
    <CampaignsPage
      level="MUNICIPALITY"
      placeId={nodeId('municipality', municipalityId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
