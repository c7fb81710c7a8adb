import { createFileRoute, notFound } from '@tanstack/react-router'
import { ReportPage } from '@/features/domain/reports/ReportPage'
import { reportQuery } from '@/features/domain/reports/report.query'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/reports/$reportId')({
  loader: async ({ context, params }) => {
    const [report] = await Promise.all([
      context.queryClient.ensureQueryData(reportQuery(nodeId('report', params.reportId))),
      i18n.loadNamespaces(['reports', 'roadmaps', 'duties', 'reviews', 'orders']),
    ])
    if (!report) throw notFound()
  },
  component: Page,
})

function Page() {
  const { reportId } = Route.useParams()
  return <ReportPage reportId={nodeId('report', reportId)} />
}
