import { createFileRoute, notFound } from '@tanstack/react-router'
import { DocumentPage } from '@/features/domain/documents/DocumentPage'
import { documentQuery } from '@/features/domain/documents/document.query'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/documents/$documentId')({
  loader: async ({ context, params }) => {
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(documentQuery(nodeId('document', params.documentId))),
      i18n.loadNamespaces(['documents']),
    ])
    if (!data.viewer?.document) throw notFound()
  },
  component: Page,
})

function Page() {
  const { documentId } = Route.useParams()
  return <DocumentPage documentId={nodeId('document', documentId)} />
}
