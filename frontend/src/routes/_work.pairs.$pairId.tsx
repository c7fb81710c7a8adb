import { createFileRoute, notFound } from '@tanstack/react-router'
import { pairGrantsQuery } from '@/features/domain/file-grants/grants.query'
import { PairGrants } from '@/features/domain/file-grants/PairGrants'
import { PairRoutes } from '@/features/domain/individual-route/PairRoutes'
import { pairRoutesQuery } from '@/features/domain/individual-route/routes.query'
import { pairMediationsQuery } from '@/features/domain/mediation/mediation.query'
import { PairMediations } from '@/features/domain/mediation/PairMediations'
import { PairPage } from '@/features/domain/pairs/PairPage'
import { pairQuery } from '@/features/domain/pairs/pair.query'
import { PairWork } from '@/features/domain/programmes/PairWork'
import { pairWorkQuery } from '@/features/domain/programmes/pair-work.query'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/pairs/$pairId')({
  loader: async ({ context, params }) => {
    const id = nodeId('mentorship', params.pairId)
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(pairQuery(id)),
      context.queryClient.prefetchQuery(pairWorkQuery(id)),
      context.queryClient.prefetchQuery(pairRoutesQuery(id)),
      context.queryClient.prefetchQuery(pairGrantsQuery(id)),
      context.queryClient.prefetchQuery(pairMediationsQuery(id)),
      i18n.loadNamespaces([
        'pairs',
        'orders',
        'people',
        'terms',
        'programmes',
        'meetings',
        'templates',
        'route',
        'mediation',
        'grants',
      ]),
    ])
    if (!data.viewer?.mentorship) throw notFound()
  },
  component: Page,
})

function Page() {
  const { pairId } = Route.useParams()
  const id = nodeId('mentorship', pairId)
  return (
    <PairPage
      pairId={id}
      below={
        <>
          <PairWork pairId={id} />
          <PairRoutes pairId={id} />
          <PairMediations pairId={id} />
          <PairGrants pairId={id} />
        </>
      }
    />
  )
}
