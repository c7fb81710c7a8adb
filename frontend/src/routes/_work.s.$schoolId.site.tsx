import { createFileRoute, notFound } from '@tanstack/react-router'
import { SitePage } from '@/features/school/site/SitePage'
import { siteQuery } from '@/features/school/site/site.query'
import { siteSearch } from '@/features/school/site/site.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/s/$schoolId/site')({
  validateSearch: siteSearch,
  loader: async ({ context, params }) => {
    const [school] = await Promise.all([
      context.queryClient.ensureQueryData(siteQuery(nodeId('school', params.schoolId))),
      i18n.loadNamespaces(['site', 'terms']),
    ])
    if (!school) throw notFound()
  },
  component: Page,
})

function Page() {
  const { schoolId } = Route.useParams()
  const { year: _year, ...search } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <SitePage
      schoolId={nodeId('school', schoolId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
