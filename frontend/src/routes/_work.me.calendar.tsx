import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { myCalendarQuery } from '@/features/domain/calendar/calendar.query'
import { calendarSearch } from '@/features/domain/calendar/calendar.search'
import { monthOf } from '@/features/domain/calendar/month'
import { MyCalendarPage } from '@/features/participant/MyCalendarPage'
import { i18n } from '@/shared/i18n'
import { today } from '@/shared/lib/days'

export const Route = createFileRoute('/_work/me/calendar')({
  validateSearch: calendarSearch,
  loader: ({ context, location }) => {
    const { month } = v.parse(calendarSearch, location.search)
    return Promise.all([
      context.queryClient.ensureQueryData(myCalendarQuery(month ?? monthOf(today()))),
      i18n.loadNamespaces(['calendar', 'terms']),
    ])
  },
  component: Page,
})

function Page() {
  const { year: _year, ...search } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <MyCalendarPage
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
