import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { MunicipalityPackagesPage } from '@/features/domain/documents/package/MunicipalityPackagesPage'
import { municipalityPackagesQuery } from '@/features/domain/documents/package/package.query'
import { packagesSearch } from '@/features/domain/documents/package/package.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'
import { yearSearch } from '@/shared/lib/year'

export const Route = createFileRoute('/_work/m/$municipalityId/package')({
  validateSearch: packagesSearch,
  loader: async ({ context, params, location }) => {
    const { year } = v.parse(yearSearch, location.search)
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(
        municipalityPackagesQuery(nodeId('municipality', params.municipalityId), year),
      ),
      i18n.loadNamespaces(['package']),
    ])
    if (!data.viewer?.municipality) throw notFound()
  },
  component: Page,
})

function Page() {
  const { municipalityId } = Route.useParams()
  const { year, ...search } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <MunicipalityPackagesPage
      municipalityId={nodeId('municipality', municipalityId)}
      year={year}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
