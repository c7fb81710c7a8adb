import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { SchoolPage } from '@/features/school/SchoolPage'
import { schoolQuery } from '@/features/school/school.query'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'
import { yearSearch } from '@/shared/lib/year'

export const Route = createFileRoute('/_work/s/$schoolId/')({
  loader: async ({ context, params, location }) => {
    const { year } = v.parse(yearSearch, location.search)
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(schoolQuery(nodeId('school', params.schoolId), year)),
      i18n.loadNamespaces(['school', 'figures', 'invitations', 'pairs', 'orders', 'people', 'terms']),
    ])
    if (!data.viewer?.school) throw notFound()
  },
  component: Page,
})

function Page() {
  const { schoolId } = Route.useParams()
  const { year } = Route.useSearch()
  return <SchoolPage schoolId={nodeId('school', schoolId)} year={year} />
}
