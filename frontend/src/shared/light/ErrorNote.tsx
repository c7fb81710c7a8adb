import { useTranslation } from 'react-i18next'
import { ApiError, errorCode } from '@/shared/api/error'
import { IconProblem } from '@/shared/ui/icons'
import { Button } from './Button'
import classes from './ErrorNote.module.css'

type Props = { error: unknown; onRetry: () => void }

/** A failure in words, with what to do and the number that support asks for. */
export function ErrorNote({ error, onRetry }: Props) {
  const { t } = useTranslation()
  const code = errorCode(error)
  const requestId = error instanceof ApiError ? error.requestId : undefined
  return (
    <div role="alert" className={classes.root}>
      <IconProblem size={20} aria-hidden className={classes.icon} />
      <div>
        <p className={classes.title}>{t(`errors.${code}.title`)}</p>
        <p>{t(`errors.${code}.remedy`)}</p>
        {requestId ? <p className="app-soft">{t('errors.requestId', { id: requestId })}</p> : null}
        <Button onClick={onRetry}>{t('errors.retry')}</Button>
      </div>
    </div>
  )
}
