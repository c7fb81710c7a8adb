import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { schoolCalendarQuery } from '@/features/domain/calendar/calendar.query'
import { calendarSearch } from '@/features/domain/calendar/calendar.search'
import { monthOf } from '@/features/domain/calendar/month'
import { SchoolCalendarPage } from '@/features/school/SchoolCalendarPage'
import { i18n } from '@/shared/i18n'
import { today } from '@/shared/lib/days'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/s/$schoolId/calendar')({
  validateSearch: calendarSearch,
  loader: async ({ context, params, location }) => {
    const { month } = v.parse(calendarSearch, location.search)
    const id = nodeId('school', params.schoolId)
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(schoolCalendarQuery(id, month ?? monthOf(today()))),
      i18n.loadNamespaces(['calendar', 'school', 'terms']),
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
    <SchoolCalendarPage
      schoolId={nodeId('school', schoolId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
