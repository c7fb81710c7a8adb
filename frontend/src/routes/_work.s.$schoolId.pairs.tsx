import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { oneOffsQuery } from '@/features/school/one-offs.query'
import { PairsPage } from '@/features/school/PairsPage'
import { pairsQuery } from '@/features/school/pairs.query'
import { pairsSearch } from '@/features/school/pairs.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'
import { yearSearch } from '@/shared/lib/year'
export const Route = createFileRoute('/_work/s/$schoolId/pairs')({
  validateSearch: pairsSearch,
  loader: async ({ context, params, location }) => {
    const search = v.parse(pairsSearch, location.search)
    const { year } = v.parse(yearSearch, location.search)
    const id = nodeId('school', params.schoolId)
    const [data] = await Promise.all([
      search.tab === 'one-offs'
        ? context.queryClient.ensureQueryData(oneOffsQuery(id, search))
        : context.queryClient.ensureQueryData(pairsQuery(id, year, search)),
      i18n.loadNamespaces(['school', 'pairs', 'oneOffs', 'orders', 'people', 'terms']),
    ])
    if (!data.viewer?.school) throw notFound()
  },
  component: Page,
})

function Page() {
  const { schoolId } = Route.useParams()
  const { year, ...search } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <PairsPage
      schoolId={nodeId('school', schoolId)}
      year={year}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
