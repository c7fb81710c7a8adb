import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { PupilsPage } from '@/features/school/PupilsPage'
import { pupilsQuery } from '@/features/school/pupils.query'
import { pupilsSearch } from '@/features/school/pupils.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/s/$schoolId/pupils')({
  validateSearch: pupilsSearch,
  loader: async ({ context, params, location }) => {
    const search = v.parse(pupilsSearch, location.search)
    const id = nodeId('school', params.schoolId)
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(pupilsQuery(id, search)),
      i18n.loadNamespaces(['school', 'people', 'pupils']),
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
    <PupilsPage
      schoolId={nodeId('school', schoolId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
