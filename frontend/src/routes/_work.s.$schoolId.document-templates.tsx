import { createFileRoute, notFound } from '@tanstack/react-router'
import { DocumentTemplatesPage } from '@/features/domain/documents/templates/DocumentTemplatesPage'
import { documentTemplatesQuery } from '@/features/domain/documents/templates/document-templates.query'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/s/$schoolId/document-templates')({
  loader: async ({ context, params }) => {
    const [place] = await Promise.all([
      context.queryClient.ensureQueryData(
        documentTemplatesQuery('SCHOOL', nodeId('school', params.schoolId)),
      ),
      i18n.loadNamespaces(['documentTemplates', 'documents', 'people']),
    ])
    if (!place) throw notFound()
  },
  component: Page,
})

function Page() {
  const { schoolId } = Route.useParams()
  return <DocumentTemplatesPage level="SCHOOL" placeId={nodeId('school', schoolId)} />
}
