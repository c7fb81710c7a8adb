import { Text } from '@mantine/core'
import { useFormat } from '@/shared/i18n/format'
import classes from './CalendarView.module.css'
import type { Entry } from './calendar.query'
import { EntryLine } from './EntryLine'

/** Days one below the other, only those on which there is something. */
export function Agenda({ entries }: { entries: readonly Entry[] }) {
  const format = useFormat()
  const days = [...new Set(entries.map(({ on }) => on))]
  return (
    <div className={classes.agenda}>
      {days.map((day) => (
        <section key={day}>
          <Text fw={500} component="h3">
            {format.dayLong(day)}
          </Text>
          <ul className={classes.entries}>
            {entries
              .filter(({ on }) => on === day)
              .map((entry) => (
                <li key={entry.id}>
                  <EntryLine entry={entry} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
