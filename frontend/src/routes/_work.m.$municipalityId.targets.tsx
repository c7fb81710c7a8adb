import { createFileRoute, notFound } from '@tanstack/react-router'
import { municipalityTargetsQuery } from '@/features/domain/targets/targets.query'
import { MunicipalityTargetsPage } from '@/features/municipality/MunicipalityTargetsPage'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/m/$municipalityId/targets')({
  loader: async ({ context, params }) => {
    const id = nodeId('municipality', params.municipalityId)
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(municipalityTargetsQuery(id)),
      i18n.loadNamespaces(['targets', 'municipality']),
    ])
    if (!data.viewer?.municipality) throw notFound()
  },
  component: Page,
})

function Page() {
  const { municipalityId } = Route.useParams()
  return <MunicipalityTargetsPage municipalityId={nodeId('municipality', municipalityId)} />
}
