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

/** What each right lets a school take over, in the order in which one needs the other. */
const KINDS = [
  ['IMPORT_PEOPLE', 'PEOPLE'],
  ['IMPORT_CARDS', 'MENTOR_CARDS'],
  ['IMPORT_CARDS', 'NEEDS'],
  ['IMPORT_PAIRS', 'PAIRS'],
] as const

function Page() {
  const { schoolId } = Route.useParams()
  const { year: _year, ...search } = Route.useSearch()
  const navigate = Route.useNavigate()
  const id = nodeId('school', schoolId)
  const school = useSuspenseQuery(schoolImportsQuery(id)).data.viewer?.school
  const can = school?.viewerCan ?? []
  const kinds = KINDS.filter(([action]) => can.includes(action)).map(([, kind]) => kind)
  if (kinds.length === 0) throw notFound()
  return (
    <ImportPage
      level="SCHOOL"
      placeId={id}
      kinds={kinds}
      earlier={school?.imports ?? []}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
