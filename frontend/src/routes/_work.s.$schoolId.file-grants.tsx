import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { schoolGrantsQuery } from '@/features/domain/file-grants/grants.query'
import { grantsSearch } from '@/features/domain/file-grants/grants.search'
import { FileGrantsPage } from '@/features/school/file-grants/FileGrantsPage'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/s/$schoolId/file-grants')({
  validateSearch: grantsSearch,
  loader: async ({ context, params, location }) => {
    const search = v.parse(grantsSearch, location.search)
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(schoolGrantsQuery(nodeId('school', params.schoolId), search)),
      i18n.loadNamespaces(['grants']),
    ])
    if (!data.viewer?.school) throw notFound()
  },
  component: Page,
})

function Page() {
  const { schoolId } = Route.useParams()
  const { year: _year, ...search } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <FileGrantsPage
      schoolId={nodeId('school', schoolId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
