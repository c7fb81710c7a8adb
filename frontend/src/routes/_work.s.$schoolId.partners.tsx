import { createFileRoute, notFound } from '@tanstack/react-router'
import { PartnersPage } from '@/features/school/partners/PartnersPage'
import { partnersQuery } from '@/features/school/partners/partners.query'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/s/$schoolId/partners')({
  loader: async ({ context, params }) => {
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(partnersQuery(nodeId('school', params.schoolId))),
      i18n.loadNamespaces(['school', 'partners', 'people']),
    ])
    if (!data.viewer?.school) throw notFound()
  },
  component: Page,
})

function Page() {
  const { schoolId } = Route.useParams()
  return <PartnersPage schoolId={nodeId('school', schoolId)} />
}
