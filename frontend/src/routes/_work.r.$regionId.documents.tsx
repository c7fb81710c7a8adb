import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { DocumentsPage } from '@/features/domain/documents/list/DocumentsPage'
import { documentsQuery } from '@/features/domain/documents/list/documents.query'
import { documentsSearch } from '@/features/domain/documents/list/documents.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/r/$regionId/documents')({
  validateSearch: documentsSearch,
  loader: async ({ context, params, location }) => {
    const search = v.parse(documentsSearch, location.search)
    const id = nodeId('region', params.regionId)
    const [place] = await Promise.all([
      context.queryClient.ensureQueryData(documentsQuery('REGION', id, search)),
      i18n.loadNamespaces(['documents']),
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
    <DocumentsPage
      level="REGION"
      placeId={nodeId('region', regionId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
