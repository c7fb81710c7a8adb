import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { readFragment } from '@/shared/graphql/generated'
import type {
  Programme_ProgrammeFragment,
  ProgrammeChange_ChangeFragment,
} from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { Panel } from '@/shared/ui/Panel'
import { StatusMark } from '@/shared/ui/StatusMark'
import { CHANGE } from './change.fragment'
import classes from './changes.module.css'
import { Differences } from './Differences'
import { CHANGE_LOOK } from './looks'

type Props = { programme: Programme_ProgrammeFragment }

/** The change sheet of a programme: its editions and the proposals that came to nothing, the latest first. */
export function ChangeHistory({ programme }: Props) {
  const { t } = useTranslation('changes')
  const format = useFormat()
  const decided = readFragment(CHANGE, programme.changes).filter(
    ({ state }) => state !== 'OPEN' && state !== 'CONSENTED',
  )
  if (decided.length === 0) return null
  const edition = Math.max(1, ...decided.map((change) => change.edition ?? 1))
  return (
    <Panel
      title={t('history')}
      description={
        <>
          {t('edition', { number: edition })}
          {programme.extendedByDays > 0 ? `. ${t('extendedInAll', { count: programme.extendedByDays })}` : ''}
        </>
      }
    >
      <ol className={classes.history}>
        {decided.map((change) => (
          <Entry key={change.id} change={change} />
        ))}
        {programme.approvedOn ? (
          <li className={classes.entry}>
            <Text fw={500}>{t('edition', { number: 1 })}</Text>
            <Text size="sm" c="dimmed">
              {t('inForceFrom', { date: format.dayLong(programme.approvedOn) })}
            </Text>
          </li>
        ) : null}
      </ol>
    </Panel>
  )
}

function Entry({ change }: { change: ProgrammeChange_ChangeFragment }) {
  const { t } = useTranslation('changes')
  const format = useFormat()
  const when = change.decidedOn ? format.dayLong(change.decidedOn) : ''
  return (
    <li className={classes.entry}>
      <Text fw={500}>
        {change.edition ? t('edition', { number: change.edition }) : t(`kind.${change.kind}`)}
      </Text>
      <StatusMark {...CHANGE_LOOK[change.state]} label={t(`state.${change.state}`)} />
      <Text size="sm" c="dimmed">
        {change.decidedBy
          ? t('decidedBy', { name: change.decidedBy.shortName, date: when })
          : t('proposedBy', {
              name: change.proposedBy.shortName,
              date: format.dayLong(change.proposedAt),
            })}
      </Text>
      <Text size="sm" style={{ whiteSpace: 'pre-line', maxWidth: '72ch' }}>
        {change.reason}
      </Text>
      {change.remark ? (
        <Text size="sm" style={{ whiteSpace: 'pre-line', maxWidth: '72ch' }}>
          {t('remarkOf', { words: change.remark })}
        </Text>
      ) : null}
      <details>
        <summary className={classes.summary}>
          {t('differencesCount', { count: change.differences.length })}
        </summary>
        <Differences differences={change.differences} label={t('differences')} />
      </details>
    </li>
  )
}
