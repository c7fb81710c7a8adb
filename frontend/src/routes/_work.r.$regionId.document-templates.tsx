import { createFileRoute, notFound } from '@tanstack/react-router'
import { DocumentTemplatesPage } from '@/features/domain/documents/templates/DocumentTemplatesPage'
import { documentTemplatesQuery } from '@/features/domain/documents/templates/document-templates.query'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/r/$regionId/document-templates')({
  loader: async ({ context, params }) => {
    const [place] = await Promise.all([
      context.queryClient.ensureQueryData(
        documentTemplatesQuery('REGION', nodeId('region', params.regionId)),
      ),
      i18n.loadNamespaces(['documentTemplates', 'documents', 'people']),
    ])
    if (!place) throw notFound()
  },
  component: Page,
})

function Page() {
  const { regionId } = Route.useParams()
  return <DocumentTemplatesPage level="REGION" placeId={nodeId('region', regionId)} />
}
