import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, notFound } from '@tanstack/react-router'
import { ImportPage } from '@/features/domain/imports/ImportPage'
import { importSearch } from '@/features/domain/imports/import.search'
import { municipalityImportsQuery } from '@/features/domain/imports/place-imports.query'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/m/$municipalityId/import')({
  validateSearch: importSearch,
  // The lists are asked for by the page: a rare one adds nothing to what every page loads first.
  loader: () => i18n.loadNamespaces(['imports']),
  component: Page,
})

function Page() {
  const { municipalityId } = Route.useParams()
  const { year: _year, ...search } = Route.useSearch()
  const navigate = Route.useNavigate()
  const id = nodeId('municipality', municipalityId)
  const place = useSuspenseQuery(municipalityImportsQuery(id)).data.viewer?.municipality
  if (!place?.viewerCan.includes('KEEP_REGISTER')) throw notFound()
  return (
    <ImportPage
      level="MUNICIPALITY"
      placeId={id}
      kinds={['ORGANISATIONS']}
      earlier={place.imports}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
