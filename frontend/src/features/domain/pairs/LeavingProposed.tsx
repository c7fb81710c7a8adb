import { Alert, Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { IconWarning } from '@/shared/ui/icons'
import { KeepGoing } from './KeepGoing'
import type { Member, Pair } from './pair.query'

type Props = { pair: Pair; mayDecide: boolean; onLeave: (member: Member) => void }

/** Something happened that usually takes one out of a group; a person decides whether it does. */
export function LeavingProposed({ pair, mayDecide, onLeave }: Props) {
  const { t } = useTranslation(['pairs', 'terms'])
  const waiting = [...pair.mentors, ...pair.mentees].filter(({ leavingProposed }) => leavingProposed)
  return waiting.map((member) => (
    <Alert
      key={member.person.id}
      color="amber"
      variant="outline"
      icon={<IconWarning aria-hidden />}
      title={t('leave.proposed', {
        name: member.person.shortName,
        reason: t(`terms:endReason.${member.leavingProposed ?? 'MUTUAL_DECISION'}`),
      })}
    >
      <Text size="sm">{mayDecide ? t('leave.proposedHint') : t('leave.proposedWait')}</Text>
      {mayDecide ? (
        <Group gap="xs" mt="sm">
          <Button variant="default" onClick={() => onLeave(member)}>
            {t('leave.open')}
          </Button>
          <KeepGoing pairId={pair.id} label={t('leave.stays')} />
        </Group>
      ) : null}
    </Alert>
  ))
}
