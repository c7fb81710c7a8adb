import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { schoolPackageQuery } from '@/features/domain/documents/package/package.query'
import { SchoolPackagePage } from '@/features/domain/documents/package/SchoolPackagePage'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'
import { yearSearch } from '@/shared/lib/year'

export const Route = createFileRoute('/_work/s/$schoolId/package')({
  loader: async ({ context, params, location }) => {
    const { year } = v.parse(yearSearch, location.search)
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(schoolPackageQuery(nodeId('school', params.schoolId), year)),
      i18n.loadNamespaces(['package']),
    ])
    if (!data.viewer?.school) throw notFound()
  },
  component: Page,
})

function Page() {
  const { schoolId } = Route.useParams()
  const { year } = Route.useSearch()
  return <SchoolPackagePage schoolId={nodeId('school', schoolId)} year={year} />
}
