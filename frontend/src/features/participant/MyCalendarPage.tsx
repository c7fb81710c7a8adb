import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { CalendarView } from '@/features/domain/calendar/CalendarView'
import { ENTRY, myCalendarQuery } from '@/features/domain/calendar/calendar.query'
import type { CalendarSearch } from '@/features/domain/calendar/calendar.search'
import { monthOf } from '@/features/domain/calendar/month'
import { readFragment } from '@/shared/graphql/generated'
import { today } from '@/shared/lib/days'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { PageHeader } from '@/shared/ui/PageHeader'
import { CalendarFeed } from './CalendarFeed'

type Props = { search: CalendarSearch; onSearch: (patch: Partial<CalendarSearch>) => void }

/** The reader's own days, and the address under which a phone reads them. */
export function MyCalendarPage({ search, onSearch }: Props) {
  const { t } = useTranslation('calendar')
  const month = search.month ?? monthOf(today())
  const query = useQuery(myCalendarQuery(month))
  const viewer = query.data?.viewer
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('hint')}
        actions={
          <Button variant="default" className="app-no-print" onClick={() => window.print()}>
            {t('print')}
          </Button>
        }
      />
      <Stack gap="md">
        {query.error ? <ErrorNote error={query.error} onRetry={() => void query.refetch()} /> : null}
        <CalendarView
          entries={viewer ? readFragment(ENTRY, viewer.calendar) : undefined}
          month={month}
          search={search}
          onSearch={onSearch}
        />
        <CalendarFeed opened={viewer?.hasCalendarFeed ?? false} />
      </Stack>
    </>
  )
}
