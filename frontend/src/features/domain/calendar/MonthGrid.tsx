import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { today } from '@/shared/lib/days'
import classes from './CalendarView.module.css'
import type { Entry } from './calendar.query'
import { EntryLine } from './EntryLine'
import { type Month, monthOf, weeksOf } from './month'

/** How many lines a day holds before it says how many more there are. */
const SHOWN = 4

/** A month as a table of weeks. */
export function MonthGrid({ month, entries }: { month: Month; entries: readonly Entry[] }) {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  const weeks = weeksOf(month)
  return (
    <table className={classes.grid}>
      <caption hidden>{t('grid')}</caption>
      <thead>
        <tr>
          {(weeks[0] ?? []).map((day) => (
            <th key={day} scope="col">
              {format.weekday(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const those = entries.filter(({ on }) => on === day)
              return (
                <td
                  key={day}
                  className={classes.day}
                  data-outside={monthOf(day) === month ? undefined : true}
                  data-today={day === today() ? true : undefined}
                >
                  <Text size="sm" className={classes.number}>
                    {Number(day.slice(8))}
                  </Text>
                  <ul className={classes.entries}>
                    {those.slice(0, SHOWN).map((entry) => (
                      <li key={entry.id}>
                        <EntryLine entry={entry} />
                      </li>
                    ))}
                    {those.length > SHOWN ? (
                      <li>
                        <Text size="xs" c="dimmed">
                          {t('more', { count: those.length - SHOWN })}
                        </Text>
                      </li>
                    ) : null}
                  </ul>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
