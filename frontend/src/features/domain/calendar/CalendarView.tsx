import { ActionIcon, Button, Group, SegmentedControl, Select, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { today } from '@/shared/lib/days'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconCalendar, IconNext, IconPrevious } from '@/shared/ui/icons'
import { Panel } from '@/shared/ui/Panel'
import { Agenda } from './Agenda'
import classes from './CalendarView.module.css'
import type { Entry } from './calendar.query'
import { CALENDAR_KINDS, type CalendarSearch } from './calendar.search'
import { MonthGrid } from './MonthGrid'
import { type Month, monthOf, shift } from './month'

type Props = {
  entries: readonly Entry[] | undefined
  month: Month
  search: CalendarSearch
  onSearch: (patch: Partial<CalendarSearch>) => void
}

/** A month of days, as a grid or as a list; on a phone always as a list. */
export function CalendarView({ entries, month, search, onSearch }: Props) {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  const shown = (entries ?? []).filter(({ kind }) => !search.kind || kind === search.kind)
  const inMonth = shown.filter(({ on }) => monthOf(on) === month)
  const agenda = search.view === 'agenda'
  return (
    <Panel title={t('grid')}>
      <Group justify="space-between" className="app-no-print">
        <div className={classes.bar}>
          <ActionIcon
            variant="default"
            size={40}
            aria-label={t('previous')}
            onClick={() => onSearch({ month: shift(month, -1) })}
          >
            <IconPrevious size={18} aria-hidden />
          </ActionIcon>
          <Text className={classes.name} aria-live="polite">
            {format.monthYear(`${month}-01`)}
          </Text>
          <ActionIcon
            variant="default"
            size={40}
            aria-label={t('next')}
            onClick={() => onSearch({ month: shift(month, 1) })}
          >
            <IconNext size={18} aria-hidden />
          </ActionIcon>
          {month === monthOf(today()) ? null : (
            <Button variant="default" onClick={() => onSearch({ month: undefined })}>
              {t('today')}
            </Button>
          )}
        </div>
        <div className={classes.bar}>
          <Select
            aria-label={t('kinds')}
            placeholder={t('all')}
            data={CALENDAR_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            value={search.kind ?? null}
            onChange={(value) => onSearch({ kind: CALENDAR_KINDS.find((kind) => kind === value) })}
            clearable
          />
          <div className={classes.wide}>
            <SegmentedControl
              aria-label={t('view')}
              data={[
                { value: 'month', label: t('month') },
                { value: 'agenda', label: t('agenda') },
              ]}
              value={agenda ? 'agenda' : 'month'}
              onChange={(view) => onSearch({ view: view === 'agenda' ? 'agenda' : undefined })}
            />
          </div>
        </div>
      </Group>
      {agenda ? null : (
        <div className={classes.wide}>
          <MonthGrid month={month} entries={shown} />
        </div>
      )}
      <div className={agenda ? undefined : classes.phone}>
        {entries && inMonth.length === 0 ? (
          <EmptyState icon={IconCalendar} title={t('empty')} hint={t('emptyHint')} />
        ) : (
          <Agenda entries={inMonth} />
        )}
      </div>
    </Panel>
  )
}
