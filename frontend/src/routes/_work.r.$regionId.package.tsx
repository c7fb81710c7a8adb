import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { regionPackagesQuery } from '@/features/domain/documents/package/package.query'
import { packagesSearch } from '@/features/domain/documents/package/package.search'
import { RegionPackagesPage } from '@/features/domain/documents/package/RegionPackagesPage'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'
import { yearSearch } from '@/shared/lib/year'

export const Route = createFileRoute('/_work/r/$regionId/package')({
  validateSearch: packagesSearch,
  loader: async ({ context, params, location }) => {
    const { year } = v.parse(yearSearch, location.search)
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(regionPackagesQuery(nodeId('region', params.regionId), year)),
      i18n.loadNamespaces(['package']),
    ])
    if (!data.viewer?.region) throw notFound()
  },
  component: Page,
})

function Page() {
  const { regionId } = Route.useParams()
  const { year, ...search } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <RegionPackagesPage
      regionId={nodeId('region', regionId)}
      year={year}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
