import { createFileRoute, notFound } from '@tanstack/react-router'
import { RolloverPage } from '@/features/school/rollover/RolloverPage'
import { rolloverQuery } from '@/features/school/rollover/rollover.query'
import { rolloverSearch } from '@/features/school/rollover/rollover.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/s/$schoolId/rollover')({
  validateSearch: rolloverSearch,
  loader: async ({ context, params }) => {
    const id = nodeId('school', params.schoolId)
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(rolloverQuery(id)),
      i18n.loadNamespaces(['rollover', 'pairs', 'terms']),
    ])
    if (!data.viewer?.school) throw notFound()
  },
  component: Page,
})

function Page() {
  const { schoolId } = Route.useParams()
  const { step } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <RolloverPage
      schoolId={nodeId('school', schoolId)}
      step={step ?? 'change'}
      onStep={(next) => void navigate({ search: (now) => ({ ...now, step: next }) })}
    />
  )
}
