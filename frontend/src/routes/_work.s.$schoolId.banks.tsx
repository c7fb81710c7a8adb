import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { BanksPage } from '@/features/school/BanksPage'
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
      search.tab === 'needs'
        ? context.queryClient.ensureQueryData(needsQuery(id, search))
        : context.queryClient.ensureQueryData(mentorsQuery(id, search)),
      i18n.loadNamespaces(['banks', 'people', 'pairs', 'terms']),
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
