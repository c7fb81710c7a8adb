import { createFileRoute, notFound } from '@tanstack/react-router'
import { ProgrammePage } from '@/features/domain/programmes/ProgrammePage'
import { programmeQuery } from '@/features/domain/programmes/programme.query'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/programmes/$programmeId')({
  loader: async ({ context, params }) => {
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(programmeQuery(nodeId('programme', params.programmeId))),
      i18n.loadNamespaces(['programmes', 'changes', 'orders', 'practices', 'people', 'terms', 'templates']),
    ])
    if (!data.viewer?.programme) throw notFound()
  },
  component: Page,
})

function Page() {
  const { programmeId } = Route.useParams()
  return <ProgrammePage programmeId={nodeId('programme', programmeId)} />
}
