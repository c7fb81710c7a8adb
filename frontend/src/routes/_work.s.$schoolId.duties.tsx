import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { DutiesPage } from '@/features/domain/duties/DutiesPage'
import { dutiesQuery } from '@/features/domain/duties/duties.query'
import { dutiesSearch } from '@/features/domain/duties/duties.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/s/$schoolId/duties')({
  validateSearch: dutiesSearch,
  loader: async ({ context, params, location }) => {
    const search = v.parse(dutiesSearch, location.search)
    const id = nodeId('school', params.schoolId)
    const [place] = await Promise.all([
      context.queryClient.ensureQueryData(dutiesQuery('SCHOOL', id, search)),
      i18n.loadNamespaces(['duties', 'documents', 'plan', 'roadmaps']),
    ])
    if (!place) throw notFound()
  },
  component: Page,
})

function Page() {
  const { schoolId } = Route.useParams()
  const { year: _year, ...search } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <DutiesPage
      level="SCHOOL"
      placeId={nodeId('school', schoolId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
