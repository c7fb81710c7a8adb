import { Alert, Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { EndReason } from '@/shared/graphql/generated/graphql'
import { IconWarning } from '@/shared/ui/icons'
import { KeepGoing } from './KeepGoing'

type Props = { pairId: string; reason: EndReason; mayDecide: boolean; onEnd: () => void }

/** Something happened that usually ends a pair; a person decides whether it does. */
export function EndingProposed({ pairId, reason, mayDecide, onEnd }: Props) {
  const { t } = useTranslation(['pairs', 'terms'])
  return (
    <Alert
      color="amber"
      variant="outline"
      icon={<IconWarning aria-hidden />}
      title={t('keepGoing.title', { reason: t(`terms:endReason.${reason}`) })}
    >
      <Text size="sm">{mayDecide ? t('keepGoing.hint') : t('keepGoing.wait')}</Text>
      {mayDecide ? (
        <Group gap="xs" mt="sm">
          <Button variant="default" onClick={onEnd}>
            {t('end.open')}
          </Button>
          <KeepGoing pairId={pairId} label={t('keepGoing.keep')} />
        </Group>
      ) : null}
    </Alert>
  )
}
