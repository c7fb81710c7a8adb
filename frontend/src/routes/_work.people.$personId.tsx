import { createFileRoute, notFound } from '@tanstack/react-router'
import { PersonPage } from '@/features/domain/people/PersonPage'
import { personQuery } from '@/features/domain/people/person.query'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/people/$personId')({
  loader: async ({ context, params }) => {
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(personQuery(nodeId('person', params.personId))),
      i18n.loadNamespaces([
        'people',
        'pairs',
        'invitations',
        'terms',
        'banks',
        'consents',
        'pupils',
        'absences',
      ]),
    ])
    if (!data.viewer?.personById) throw notFound()
  },
  component: Page,
})

function Page() {
  const { personId } = Route.useParams()
  return <PersonPage personId={nodeId('person', personId)} />
}
