import { createFileRoute, notFound } from '@tanstack/react-router'
import { MediationPage } from '@/features/domain/mediation/MediationPage'
import { mediationQuery } from '@/features/domain/mediation/mediation.query'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/mediations/$mediationId')({
  loader: async ({ context, params }) => {
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(mediationQuery(nodeId('mediation', params.mediationId))),
      i18n.loadNamespaces(['mediation']),
    ])
    if (!data.viewer?.mediation) throw notFound()
  },
  component: Page,
})

function Page() {
  const { mediationId } = Route.useParams()
  return <MediationPage mediationId={nodeId('mediation', mediationId)} />
}
