import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { OccurrenceMark } from '../roadmap/OccurrenceMark'
import type { ReportedRow } from './report.fragment'
import classes from './report.module.css'

type Props = { executions: ReportedRow['executions'] }

/** What the journal knows of a row in the period: the day, where it stands, what proves it. Namespaces: reports, duties. */
export function Executions({ executions }: Props) {
  const { t } = useTranslation('reports')
  const format = useFormat()
  return (
    <ul className={classes.executions}>
      {executions.map(({ due, state, doneOn, isOverdue, evidence, comment }) => (
        <li key={`${due} ${state} ${doneOn ?? ''}`}>
          <span className={classes.due}>{t('rows.due', { on: format.dayNumeric(due) })}</span>{' '}
          <OccurrenceMark occurrence={{ state, isOverdue }} />
          {doneOn ? (
            <Text size="xs" c="dimmed" component="div">
              {t('rows.doneOn', { on: format.dayNumeric(doneOn) })}
            </Text>
          ) : null}
          {evidence.map((proof) => (
            <Text key={proof} size="xs" component="div">
              {proof}
            </Text>
          ))}
          {comment ? (
            <Text size="xs" c="dimmed" component="div" className={classes.words}>
              {comment}
            </Text>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
