import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Panel } from '@/shared/ui/Panel'
import classes from './duties.module.css'
import type { OwedDuty } from './occurrence.fragment'
import { TalkSheet } from './talk/TalkSheet'
import { useExemption } from './use-exemption'

type Props = { duties: readonly OwedDuty[] }

/** What schools say does not concern them: the centre agrees, or the duty stays. Namespace: duties. */
export function ExemptionsPanel({ duties }: Props) {
  const { t } = useTranslation('duties')
  const [talked, setTalked] = useState<string>()
  return (
    <Panel title={t('exemptions.title', { count: duties.length })} description={t('exemptions.hint')}>
      <ul className={classes.owed}>
        {duties.map((duty) => (
          <Line key={duty.id} duty={duty} onTalk={() => setTalked(duty.id)} />
        ))}
      </ul>
      <TalkSheet dutyId={talked} onClose={() => setTalked(undefined)} />
    </Panel>
  )
}

function Line({ duty, onTalk }: { duty: OwedDuty; onTalk: () => void }) {
  const { t } = useTranslation('duties')
  const { confirm, restore } = useExemption(duty.id)
  const words = { title: duty.item.title, place: duty.place.name }
  return (
    <li>
      <div className={classes.words}>
        <Text>{duty.item.title}</Text>
        <Text size="sm" c="dimmed">
          {duty.place.name}
        </Text>
        {duty.reason ? <Text size="sm">{duty.reason}</Text> : null}
      </div>
      <Group gap="xs">
        {duty.viewerCan.includes('CONFIRM_NOT_APPLICABLE') ? (
          <Button
            size="xs"
            loading={confirm.isPending}
            aria-label={t('exemptions.confirmOf', words)}
            onClick={() => confirm.mutate()}
          >
            {t('exemptions.confirm')}
          </Button>
        ) : null}
        {duty.viewerCan.includes('RESTORE') ? (
          <Button
            size="xs"
            variant="default"
            loading={restore.isPending}
            aria-label={t('exemptions.restoreOf', words)}
            onClick={() => restore.mutate()}
          >
            {t('exemptions.restore')}
          </Button>
        ) : null}
        <Button size="xs" variant="subtle" aria-label={t('talk.openOf', words)} onClick={onTalk}>
          {t('talk.open')}
        </Button>
      </Group>
    </li>
  )
}
