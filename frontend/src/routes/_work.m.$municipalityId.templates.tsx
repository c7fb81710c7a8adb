import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { TemplatesPage } from '@/features/domain/templates/TemplatesPage'
import { templatesQuery } from '@/features/domain/templates/templates.query'
import { templatesSearch } from '@/features/domain/templates/templates.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/m/$municipalityId/templates')({
  validateSearch: templatesSearch,
  loader: async ({ context, params, location }) => {
    const search = v.parse(templatesSearch, location.search)
    const id = nodeId('municipality', params.municipalityId)
    const [place] = await Promise.all([
      context.queryClient.ensureQueryData(templatesQuery('MUNICIPALITY', id, search)),
      i18n.loadNamespaces(['templates', 'programmes', 'terms']),
    ])
    if (!place) throw notFound()
  },
  component: Page,
})

function Page() {
  const { municipalityId } = Route.useParams()
  const { year: _year, ...search } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <TemplatesPage
      level="MUNICIPALITY"
      placeId={nodeId('municipality', municipalityId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
