import { createFileRoute, notFound } from '@tanstack/react-router'
import { PracticePage } from '@/features/domain/practices/PracticePage'
import { practiceQuery } from '@/features/domain/practices/practice.query'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/practices/$practiceId')({
  loader: async ({ context, params }) => {
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(practiceQuery(nodeId('practice', params.practiceId))),
      i18n.loadNamespaces(['practices', 'people', 'terms']),
    ])
    if (!data.viewer?.practice) throw notFound()
  },
  component: Page,
})

function Page() {
  const { practiceId } = Route.useParams()
  return <PracticePage practiceId={nodeId('practice', practiceId)} />
}
