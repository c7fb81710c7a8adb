import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { MunicipalityPage } from '@/features/municipality/MunicipalityPage'
import { municipalityQuery } from '@/features/municipality/municipality.query'
import { registerSearch } from '@/features/municipality/register.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/m/$municipalityId/')({
  validateSearch: registerSearch,
  loader: async ({ context, params, location }) => {
    const search = v.parse(registerSearch, location.search)
    const year = v.parse(
      v.fallback(v.optional(v.number()), undefined),
      (location.search as { year?: unknown }).year,
    )
    const id = nodeId('municipality', params.municipalityId)
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(municipalityQuery(id, year, search)),
      i18n.loadNamespaces(['municipality', 'figures', 'invitations', 'cockpit']),
    ])
    if (!data.viewer?.municipality) throw notFound()
  },
  component: Page,
})

function Page() {
  const { municipalityId } = Route.useParams()
  const { year, ...search } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <MunicipalityPage
      municipalityId={nodeId('municipality', municipalityId)}
      year={year}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
