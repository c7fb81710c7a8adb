import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { ComparisonPage } from '@/features/region/comparison/ComparisonPage'
import { comparisonQuery } from '@/features/region/comparison/comparison.query'
import { comparisonSearch, yearsUpTo } from '@/features/region/comparison/comparison.search'
import { i18n } from '@/shared/i18n'
import { today } from '@/shared/lib/days'
import { nodeId } from '@/shared/lib/ids'
import { schoolYearOfDay, yearSearch } from '@/shared/lib/year'

export const Route = createFileRoute('/_work/r/$regionId/comparison')({
  validateSearch: comparisonSearch,
  loader: async ({ context, params, location }) => {
    const { year } = v.parse(yearSearch, location.search)
    const { span } = v.parse(comparisonSearch, location.search)
    const years = yearsUpTo(year ?? schoolYearOfDay(today()), span ?? 5)
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(comparisonQuery(nodeId('region', params.regionId), years)),
      i18n.loadNamespaces(['comparison', 'figures', 'terms']),
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
    <ComparisonPage
      regionId={nodeId('region', regionId)}
      year={year}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
