import { Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDue } from '@/shared/i18n/due'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { AnchorLink } from '@/shared/ui/links'
import { StatusMark } from '@/shared/ui/StatusMark'
import { MEDIATION_LOOK } from './looks'
import type { MediationLine } from './mediation.fragment'
import classes from './mediation.module.css'

type Props = { cases: readonly MediationLine[] }

/** Cases, the latest first; each says no more than its reader may know. Namespace: mediation. */
export function CaseLines({ cases }: Props) {
  const { t } = useTranslation('mediation')
  const format = useFormat()
  const due = useDue()
  return (
    <ul className={classes.lines}>
      {cases.map(
        ({ id, kind, state, topic, openedOn, openedBy, closedOn, answerBy, mediator, addressee }) => (
          <li key={id}>
            <Group justify="space-between" gap="xs">
              <AnchorLink to="/mediations/$mediationId" params={{ mediationId: bareId(id) }} fw={500}>
                {topic ?? t(`kind.${kind}`)}
              </AnchorLink>
              <StatusMark {...MEDIATION_LOOK[state]} label={t(`state.${state}`)} />
            </Group>
            <Text size="sm" c="dimmed">
              {[
                topic ? t(`kind.${kind}`) : '',
                openedBy
                  ? t('openedByOn', { name: openedBy.shortName, on: format.dayLong(openedOn) })
                  : t('openedOn', { on: format.dayLong(openedOn) }),
                closedOn ? t('closedOn', { on: format.dayLong(closedOn) }) : '',
                !closedOn && mediator ? t('takenBy', { name: mediator.shortName }) : '',
                state === 'OPENED' ? `${t(`waits.${addressee}`)}, ${due(answerBy)}` : '',
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </li>
        ),
      )}
    </ul>
  )
}
