import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { PeoplePage } from '@/features/school/PeoplePage'
import { peopleQuery } from '@/features/school/people.query'
import { peopleSearch } from '@/features/school/people.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/s/$schoolId/people')({
  validateSearch: peopleSearch,
  loader: async ({ context, params, location }) => {
    const search = v.parse(peopleSearch, location.search)
    const id = nodeId('school', params.schoolId)
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(peopleQuery(id, search)),
      i18n.loadNamespaces(['school', 'people', 'invitations']),
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
    <PeoplePage
      schoolId={nodeId('school', schoolId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
