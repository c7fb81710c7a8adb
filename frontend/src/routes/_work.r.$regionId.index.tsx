import { createFileRoute, notFound } from '@tanstack/react-router'
import { RegionPage } from '@/features/region/RegionPage'
import { regionQuery } from '@/features/region/region.query'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/r/$regionId/')({
  loaderDeps: ({ search }) => ({ year: search.year }),
  loader: async ({ context, params, deps }) => {
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(regionQuery(nodeId('region', params.regionId), deps.year)),
      i18n.loadNamespaces(['region', 'figures', 'invitations']),
    ])
    if (!data.viewer?.region) throw notFound()
  },
  component: Page,
})

function Page() {
  const { regionId } = Route.useParams()
  const { year } = Route.useSearch()
  return <RegionPage regionId={nodeId('region', regionId)} year={year} />
}
