import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { DepersonalisationPage } from '@/features/school/depersonalisation/DepersonalisationPage'
import { depersonalisationQuery } from '@/features/school/depersonalisation/depersonalisation.query'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'
import { pagingSearch } from '@/shared/lib/paging'

const search = v.object(pagingSearch)

export const Route = createFileRoute('/_work/s/$schoolId/depersonalisation')({
  validateSearch: search,
  loader: async ({ context, params, location }) => {
    const id = nodeId('school', params.schoolId)
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(depersonalisationQuery(id, v.parse(search, location.search))),
      i18n.loadNamespaces(['school', 'depersonalisation']),
    ])
    if (!data.viewer?.school) throw notFound()
  },
  component: Page,
})

function Page() {
  const { schoolId } = Route.useParams()
  const { after, before } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <DepersonalisationPage
      schoolId={nodeId('school', schoolId)}
      search={{ after, before }}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
