import { createFileRoute, notFound } from '@tanstack/react-router'
import { DemandPage } from '@/features/domain/demand/DemandPage'
import { demandQuery } from '@/features/domain/demand/demand.query'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/m/$municipalityId/demand')({
  loader: async ({ context, params }) => {
    const id = nodeId('municipality', params.municipalityId)
    const [place] = await Promise.all([
      context.queryClient.ensureQueryData(demandQuery('MUNICIPALITY', id)),
      i18n.loadNamespaces(['demand', 'figures', 'terms']),
    ])
    if (!place) throw notFound()
  },
  component: Page,
})

function Page() {
  const { municipalityId } = Route.useParams()
  return <DemandPage level="MUNICIPALITY" placeId={nodeId('municipality', municipalityId)} />
}
