import { createFileRoute, notFound } from '@tanstack/react-router'
import { municipalBanksQuery } from '@/features/municipality/banks.query'
import { municipalBanksSearch } from '@/features/municipality/banks.search'
import { MunicipalBanksPage } from '@/features/municipality/MunicipalBanksPage'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/m/$municipalityId/banks')({
  validateSearch: municipalBanksSearch,
  loader: async ({ context, params }) => {
    const id = nodeId('municipality', params.municipalityId)
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(municipalBanksQuery(id)),
      i18n.loadNamespaces(['banks', 'people', 'terms']),
    ])
    if (!data.viewer?.municipality) throw notFound()
  },
  component: Page,
})

function Page() {
  const { municipalityId } = Route.useParams()
  const { year: _year, ...search } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <MunicipalBanksPage
      municipalityId={nodeId('municipality', municipalityId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
