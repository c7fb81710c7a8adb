import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { CalendarView } from '@/features/domain/calendar/CalendarView'
import { ENTRY, schoolCalendarQuery } from '@/features/domain/calendar/calendar.query'
import type { CalendarSearch } from '@/features/domain/calendar/calendar.search'
import { monthOf } from '@/features/domain/calendar/month'
import { readFragment } from '@/shared/graphql/generated'
import { today } from '@/shared/lib/days'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { PageHeader } from '@/shared/ui/PageHeader'
import { CountsOnly } from './CountsOnly'

type Props = {
  schoolId: string
  search: CalendarSearch
  onSearch: (patch: Partial<CalendarSearch>) => void
}

/** The days of a school: its pairs' meetings and deadlines, its consents and proposals. */
export function SchoolCalendarPage({ schoolId, search, onSearch }: Props) {
  const { t } = useTranslation(['calendar', 'common'])
  const month = search.month ?? monthOf(today())
  const query = useQuery(schoolCalendarQuery(schoolId, month))
  const school = query.data?.viewer?.school
  if (school && !school.calendar) return <CountsOnly title={t('schoolTitle')} />
  return (
    <>
      <PageHeader
        eyebrow={t('common:level.SCHOOL')}
        title={t('schoolTitle')}
        description={t('hint')}
        actions={
          <Button variant="default" className="app-no-print" onClick={() => window.print()}>
            {t('print')}
          </Button>
        }
      />
      {query.error ? <ErrorNote error={query.error} onRetry={() => void query.refetch()} /> : null}
      <CalendarView
        entries={school?.calendar ? readFragment(ENTRY, school.calendar) : undefined}
        month={month}
        search={search}
        onSearch={onSearch}
      />
    </>
  )
}
