import { Alert, Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ApiError, errorCode } from '@/shared/api/error'
import { IconProblem } from './icons'

type Props = { error: unknown; onRetry?: (() => void) | undefined }

/** A failure in words, with what to do and the number that support asks for. */
export function ErrorNote({ error, onRetry }: Props) {
  const { t } = useTranslation()
  const code = errorCode(error)
  const requestId = error instanceof ApiError ? error.requestId : undefined
  return (
    <Alert
      color="brick"
      variant="outline"
      role="alert"
      icon={<IconProblem aria-hidden />}
      title={t(`errors.${code}.title`)}
    >
      <Text size="sm">{t(`errors.${code}.remedy`)}</Text>
      {requestId ? (
        <Text size="xs" c="dimmed" mt={4}>
          {t('errors.requestId', { id: requestId })}
        </Text>
      ) : null}
      {onRetry ? (
        <Button variant="default" mt="sm" onClick={onRetry}>
          {t('errors.retry')}
        </Button>
      ) : null}
    </Alert>
  )
}
