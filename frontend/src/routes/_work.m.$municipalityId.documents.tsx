import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { DocumentsPage } from '@/features/domain/documents/list/DocumentsPage'
import { documentsQuery } from '@/features/domain/documents/list/documents.query'
import { documentsSearch } from '@/features/domain/documents/list/documents.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/m/$municipalityId/documents')({
  validateSearch: documentsSearch,
  loader: async ({ context, params, location }) => {
    const search = v.parse(documentsSearch, location.search)
    const id = nodeId('municipality', params.municipalityId)
    const [place] = await Promise.all([
      context.queryClient.ensureQueryData(documentsQuery('MUNICIPALITY', id, search)),
      i18n.loadNamespaces(['documents']),
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
    <DocumentsPage
      level="MUNICIPALITY"
      placeId={nodeId('municipality', municipalityId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
