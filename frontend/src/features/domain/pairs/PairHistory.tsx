import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { Panel } from '@/shared/ui/Panel'
import classes from './PairHistory.module.css'
import type { Pair } from './pair.query'
import { PAIR_STATES } from './pair-states'

/** Who did what to the pair, newest first. */
export function PairHistory({ history }: { history: Pair['history'] }) {
  const { t } = useTranslation('pairs')
  const format = useFormat()
  if (history.length === 0) return null
  const stateOf = (code: string | null) => {
    const state = PAIR_STATES.find((known) => known === code)
    return state ? t(`stateOf.${state}`) : null
  }
  return (
    <Panel title={t('history')}>
      <ol className={classes.root}>
        {history.map((entry) => {
          // Every other deed says by itself where it led; an answer may agree or close the proposal.
          const led = entry.deed === 'Answer' && entry.from !== entry.to
          const state = led ? stateOf(entry.to) : null
          return (
            <li key={`${entry.at} ${entry.deed} ${entry.by}`} className={classes.entry}>
              <Text size="sm" c="dimmed" component="time" dateTime={entry.at}>
                {format.moment(entry.at)}
              </Text>
              <div>
                {t(`deed.${entry.deed}`, entry.deed)}
                {state ? `: ${state}` : null}
                <Text size="sm" c="dimmed">
                  {entry.by ?? t('bySystem')}
                  {entry.why ? ` · ${entry.why}` : null}
                </Text>
              </div>
            </li>
          )
        })}
      </ol>
    </Panel>
  )
}
