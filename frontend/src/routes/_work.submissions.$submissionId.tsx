import { createFileRoute, notFound } from '@tanstack/react-router'
import { SubmissionPage } from '@/features/domain/monitoring/answers/SubmissionPage'
import { submissionQuery } from '@/features/domain/monitoring/answers/submission.query'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/submissions/$submissionId')({
  loader: async ({ context, params }) => {
    const [submission] = await Promise.all([
      context.queryClient.ensureQueryData(submissionQuery(nodeId('submission', params.submissionId))),
      i18n.loadNamespaces(['monitoring']),
    ])
    if (!submission) throw notFound()
  },
  component: Page,
})

function Page() {
  const { submissionId } = Route.useParams()
  return <SubmissionPage submissionId={nodeId('submission', submissionId)} />
}
