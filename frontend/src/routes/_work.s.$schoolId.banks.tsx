import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { BanksPage } from '@/features/school/BanksPage'
import { bankOverviewQuery } from '@/features/school/bank-overview.query'
import { mentorsQuery, needsQuery } from '@/features/school/banks.query'
import { banksSearch } from '@/features/school/banks.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/s/$schoolId/banks')({
  validateSearch: banksSearch,
  loader: async ({ context, params, location }) => {
    const search = v.parse(banksSearch, location.search)
    const id = nodeId('school', params.schoolId)
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(bankOverviewQuery(id)),
      search.tab === 'needs'
        ? context.queryClient.ensureQueryData(needsQuery(id, search))
        : search.tab === undefined
          ? context.queryClient.ensureQueryData(mentorsQuery(id, search))
          : undefined,
      i18n.loadNamespaces(['banks', 'people', 'pairs', 'survey', 'absences', 'terms']),
    ])
    if (!data.viewer?.school) throw notFound()
  },
  component: Page,
})

function Page() {
  const { schoolId } = Route.useParams()
  const { year: _year, ...search } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <BanksPage
      schoolId={nodeId('school', schoolId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
