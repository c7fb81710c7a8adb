import { Alert, Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { bareId } from '@/shared/lib/ids'
import { IconInfo, IconWarning } from '@/shared/ui/icons'
import { ButtonLink } from '@/shared/ui/links'
import type { ReadOutcome } from './refusals'

type Props = { outcome: ReadOutcome; busy: boolean; onAnyway: () => void }

/** Why a paper did not become a draft, and what helps. Namespace: roadmaps. */
export function ReadOutcomeNote({ outcome, busy, onAnyway }: Props) {
  const { t } = useTranslation('roadmaps')
  if (outcome.kind === 'READ') return null
  if (outcome.kind === 'REFUSED')
    return (
      <Alert
        role="alert"
        color="brick"
        variant="outline"
        icon={<IconWarning aria-hidden />}
        title={t(`problem.${outcome.problem}`)}
      >
        {t(`remedy.${outcome.remedy}`)}
      </Alert>
    )
  return (
    <Alert
      role="alert"
      color="amber"
      variant="outline"
      icon={<IconInfo aria-hidden />}
      title={t('already.title')}
    >
      <Text size="sm">{t('already.hint', { title: outcome.title })}</Text>
      <Group gap="xs" mt="sm">
        <ButtonLink to="/roadmaps/$roadmapId" params={{ roadmapId: bareId(outcome.roadmapId) }} size="xs">
          {t('already.open')}
        </ButtonLink>
        <Button size="xs" variant="default" loading={busy} onClick={onAnyway}>
          {t('already.anyway')}
        </Button>
      </Group>
    </Alert>
  )
}
