import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { CampaignPage } from '@/features/domain/monitoring/campaign/CampaignPage'
import { campaignQuery } from '@/features/domain/monitoring/campaign/campaign.query'
import { submissionsSearch } from '@/features/domain/monitoring/list/monitoring.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/campaigns/$campaignId')({
  validateSearch: submissionsSearch,
  loader: async ({ context, params, location }) => {
    const search = v.parse(submissionsSearch, location.search)
    const [campaign] = await Promise.all([
      context.queryClient.ensureQueryData(campaignQuery(nodeId('campaign', params.campaignId), search)),
      i18n.loadNamespaces(['monitoring']),
    ])
    if (!campaign) throw notFound()
  },
  component: Page,
})

function Page() {
  const { campaignId } = Route.useParams()
  const { year: _year, ...search } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <CampaignPage
      campaignId={nodeId('campaign', campaignId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
