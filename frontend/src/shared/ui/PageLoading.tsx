import { Skeleton, Stack, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export function PageLoading() {
  const { t } = useTranslation()
  return (
    <Stack gap="md" aria-busy>
      <VisuallyHidden role="status">{t('app.loading')}</VisuallyHidden>
      <Skeleton h={32} maw={280} />
      <Skeleton h={76} radius="lg" />
      <Skeleton h={320} radius="lg" />
    </Stack>
  )
}
