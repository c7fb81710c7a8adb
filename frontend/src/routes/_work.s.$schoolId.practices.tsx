import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { SchoolPractices } from '@/features/domain/practices/SchoolPractices'
import { schoolPracticesQuery } from '@/features/domain/practices/school-practices.query'
import { schoolPracticesSearch } from '@/features/domain/practices/school-practices.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/s/$schoolId/practices')({
  validateSearch: schoolPracticesSearch,
  loader: async ({ context, params, location }) => {
    const search = v.parse(schoolPracticesSearch, location.search)
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(schoolPracticesQuery(nodeId('school', params.schoolId), search)),
      i18n.loadNamespaces(['practices']),
    ])
    if (!data.viewer?.school) throw notFound()
  },
  component: Page,
})

function Page() {
  const { schoolId } = Route.useParams()
  const search = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <SchoolPractices
      schoolId={nodeId('school', schoolId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
