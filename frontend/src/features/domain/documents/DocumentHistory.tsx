import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Document_DocumentFragment } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { Panel } from '@/shared/ui/Panel'
import classes from './documents.module.css'

type Entry = Document_DocumentFragment['history'][number]

/** A deed that changed the state is told by the state it led to, every other one by its own name. */
const codeOf = ({ from, to }: Entry) => (to !== null && to !== from ? to : '')

/** What was done with a document and by whom, the latest first. Namespace: documents. */
export function DocumentHistory({ history }: { history: readonly Entry[] }) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  if (history.length === 0) return null
  return (
    <Panel title={t('history.title')}>
      <ol className={classes.list}>
        {history.map((entry) => (
          <li key={`${entry.at} ${entry.deed} ${entry.to}`} className={classes.entry}>
            <div className={classes.words}>
              {t(`history.to.${codeOf(entry)}`, t(`history.deed.${entry.deed}`, entry.deed))}
              <Text size="sm" c="dimmed" component="div">
                <time dateTime={entry.at}>{format.moment(entry.at)}</time>
                {' · '}
                {entry.by ?? t('history.bySystem')}
              </Text>
              {entry.why ? (
                <Text size="sm" component="div" className={classes.prose}>
                  {entry.why}
                </Text>
              ) : null}
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
