import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { regionTargetsQuery } from '@/features/domain/targets/targets.query'
import { targetsSearch } from '@/features/domain/targets/targets.search'
import { RegionTargetsPage } from '@/features/region/targets/RegionTargetsPage'
import { i18n } from '@/shared/i18n'
import { today } from '@/shared/lib/days'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/r/$regionId/targets')({
  validateSearch: targetsSearch,
  loader: async ({ context, params, location }) => {
    const { indicator, by } = v.parse(targetsSearch, location.search)
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(
        regionTargetsQuery(
          nodeId('region', params.regionId),
          indicator ?? 'PRACTICE_PUBLISHED',
          by ?? Number(today().slice(0, 4)),
        ),
      ),
      i18n.loadNamespaces(['targets', 'municipality']),
    ])
    if (!data.viewer?.region) throw notFound()
  },
  component: Page,
})

function Page() {
  const { regionId } = Route.useParams()
  const { year: _year, ...search } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <RegionTargetsPage
      regionId={nodeId('region', regionId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
