import { Button, Group, Paper, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { PlaceLevel } from '@/shared/lib/ids'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { PageLoading } from '@/shared/ui/PageLoading'
import { readyPlansQuery } from './ready-plans.query'

type Props = {
  level: PlaceLevel
  busy: boolean
  onTake: (code: string) => void
}

/** Plans to start from where there is no paper yet: those of one's own level first. Namespace: roadmaps. */
export function ReadyPlans({ level, busy, onTake }: Props) {
  const { t } = useTranslation('roadmaps')
  const query = useQuery(readyPlansQuery)
  if (query.error) return <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <PageLoading />
  const fits = (plan: { level: PlaceLevel }) => (plan.level === 'SCHOOL') === (level === 'SCHOOL')
  const plans = query.data.filter(fits)
  return (
    <Stack gap="sm">
      <Text size="sm">{t('bring.readyHint')}</Text>
      {plans.map((plan) => (
        <Paper key={plan.code} withBorder p="md">
          <Text fw={600}>{plan.title}</Text>
          <Text size="sm" c="dimmed" mt={4}>
            {plan.source}
          </Text>
          <Group justify="space-between" mt="sm">
            <Text size="sm">
              {t('bring.rows', { count: plan.rows })}, {t('bring.years', { count: plan.schoolYears })}
            </Text>
            <Button
              size="sm"
              variant="default"
              disabled={busy}
              aria-label={t('bring.takeOf', { title: plan.title })}
              onClick={() => onTake(plan.code)}
            >
              {t('bring.take')}
            </Button>
          </Group>
        </Paper>
      ))}
    </Stack>
  )
}
