import { createFileRoute, notFound } from '@tanstack/react-router'
import { PairPage } from '@/features/domain/pairs/PairPage'
import { pairQuery } from '@/features/domain/pairs/pair.query'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/pairs/$pairId')({
  loader: async ({ context, params }) => {
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(pairQuery(nodeId('mentorship', params.pairId))),
      i18n.loadNamespaces(['pairs', 'orders', 'people', 'terms']),
    ])
    if (!data.viewer?.mentorship) throw notFound()
  },
  component: Page,
})

function Page() {
  const { pairId } = Route.useParams()
  return <PairPage pairId={nodeId('mentorship', pairId)} />
}
