import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { CockpitPage } from '@/features/municipality/cockpit/CockpitPage'
import { cockpitQuery } from '@/features/municipality/cockpit/cockpit.query'
import { cockpitSearch } from '@/features/municipality/cockpit/cockpit.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/m/$municipalityId/attention')({
  validateSearch: cockpitSearch,
  loader: async ({ context, params, location }) => {
    const search = v.parse(cockpitSearch, location.search)
    const id = nodeId('municipality', params.municipalityId)
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(cockpitQuery(id, search)),
      i18n.loadNamespaces(['cockpit']),
    ])
    if (!data.viewer?.municipality) throw notFound()
  },
  component: Page,
})

function Page() {
  const { municipalityId } = Route.useParams()
  const { year: _year, ...search } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <CockpitPage
      municipalityId={nodeId('municipality', municipalityId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
