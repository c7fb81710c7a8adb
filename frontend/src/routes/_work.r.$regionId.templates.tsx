import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { TemplatesPage } from '@/features/domain/templates/TemplatesPage'
import { templatesQuery } from '@/features/domain/templates/templates.query'
import { templatesSearch } from '@/features/domain/templates/templates.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/r/$regionId/templates')({
  validateSearch: templatesSearch,
  loader: async ({ context, params, location }) => {
    const search = v.parse(templatesSearch, location.search)
    const id = nodeId('region', params.regionId)
    const [place] = await Promise.all([
      context.queryClient.ensureQueryData(templatesQuery('REGION', id, search)),
      i18n.loadNamespaces(['templates', 'programmes', 'terms']),
    ])
    if (!place) throw notFound()
  },
  component: Page,
})

function Page() {
  const { regionId } = Route.useParams()
  const { year: _year, ...search } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <TemplatesPage
      level="REGION"
      placeId={nodeId('region', regionId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
