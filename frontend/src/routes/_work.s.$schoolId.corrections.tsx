import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { CorrectionsPage } from '@/features/school/CorrectionsPage'
import { correctionsQuery } from '@/features/school/corrections.query'
import { correctionsSearch } from '@/features/school/corrections.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/s/$schoolId/corrections')({
  validateSearch: correctionsSearch,
  loader: async ({ context, params, location }) => {
    const search = v.parse(correctionsSearch, location.search)
    const id = nodeId('school', params.schoolId)
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(correctionsQuery(id, search)),
      i18n.loadNamespaces(['school', 'corrections']),
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
    <CorrectionsPage
      schoolId={nodeId('school', schoolId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
