import { useSuspenseQuery } from '@tanstack/react-query'
import { createFileRoute, notFound } from '@tanstack/react-router'
import { ImportPage } from '@/features/domain/imports/ImportPage'
import { importSearch } from '@/features/domain/imports/import.search'
import { schoolImportsQuery } from '@/features/domain/imports/place-imports.query'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/s/$schoolId/import')({
  validateSearch: importSearch,
  // The lists are asked for by the page: a rare one adds nothing to what every page loads first.
  loader: () => i18n.loadNamespaces(['imports']),
  component: Page,
})

function Page() {
  const { schoolId } = Route.useParams()
  const { year: _year, ...search } = Route.useSearch()
  const navigate = Route.useNavigate()
  const id = nodeId('school', schoolId)
  const school = useSuspenseQuery(schoolImportsQuery(id)).data.viewer?.school
  const can = school?.viewerCan ?? []
  if (!can.includes('IMPORT_PEOPLE') && !can.includes('IMPORT_CARDS')) throw notFound()
  return (
    <ImportPage
      level="SCHOOL"
      placeId={id}
      kinds={[
        ...(can.includes('IMPORT_PEOPLE') ? (['PEOPLE'] as const) : []),
        ...(can.includes('IMPORT_CARDS') ? (['MENTOR_CARDS', 'NEEDS'] as const) : []),
      ]}
      earlier={school?.imports ?? []}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
