import { createFileRoute, notFound } from '@tanstack/react-router'
import { DocumentTemplatesPage } from '@/features/domain/documents/templates/DocumentTemplatesPage'
import { documentTemplatesQuery } from '@/features/domain/documents/templates/document-templates.query'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/m/$municipalityId/document-templates')({
  loader: async ({ context, params }) => {
    const [place] = await Promise.all([
      context.queryClient.ensureQueryData(
        documentTemplatesQuery('MUNICIPALITY', nodeId('municipality', params.municipalityId)),
      ),
      i18n.loadNamespaces(['documentTemplates', 'documents', 'people']),
    ])
    if (!place) throw notFound()
  },
  component: Page,
})

function Page() {
  const { municipalityId } = Route.useParams()
  return <DocumentTemplatesPage level="MUNICIPALITY" placeId={nodeId('municipality', municipalityId)} />
}
