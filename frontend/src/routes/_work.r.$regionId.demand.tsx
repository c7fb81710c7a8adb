import { createFileRoute, notFound } from '@tanstack/react-router'
import { DemandPage } from '@/features/domain/demand/DemandPage'
import { demandQuery } from '@/features/domain/demand/demand.query'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/r/$regionId/demand')({
  loader: async ({ context, params }) => {
    const [place] = await Promise.all([
      context.queryClient.ensureQueryData(demandQuery('REGION', nodeId('region', params.regionId))),
      i18n.loadNamespaces(['demand', 'figures', 'terms']),
    ])
    if (!place) throw notFound()
  },
  component: Page,
})

function Page() {
  const { regionId } = Route.useParams()
  return <DemandPage level="REGION" placeId={nodeId('region', regionId)} />
}
