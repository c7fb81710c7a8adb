import { Button, Stack } from '@mantine/core'
import type { FormEventHandler, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../ErrorNote'
import classes from './AppForm.module.css'
import { FormIssues } from './FormIssues'
import type { AppFormApi } from './use-app-form'

type Props = {
  app: AppFormApi
  /** `app.submit(save.mutate)` */
  onSubmit: FormEventHandler<HTMLFormElement>
  /** The act as a verb: «Создать пару». */
  submitLabel: string
  busy: boolean
  /** A failure that is no refusal: connection, conflict, inner error. */
  error?: unknown
  onCancel?: (() => void) | undefined
  /** Beside the buttons, left: a SaveMark or a link. */
  aside?: ReactNode
  children: ReactNode
}

/** Fields in a column, the summary of mistakes above them, the buttons always in reach below. */
export function AppForm({ app, onSubmit, submitLabel, busy, error, onCancel, aside, children }: Props) {
  const { t } = useTranslation()
  return (
    <form noValidate onSubmit={onSubmit} className={classes.form}>
      <Stack gap="md" className={classes.fields}>
        <FormIssues issues={app.issues} onGoTo={app.goTo} />
        {children}
        {error ? <ErrorNote error={error} /> : null}
      </Stack>
      <div className={classes.foot}>
        <div className={classes.aside}>{aside}</div>
        {onCancel ? (
          <Button variant="default" onClick={onCancel} disabled={busy}>
            {t('app.cancel')}
          </Button>
        ) : null}
        <Button type="submit" loading={busy}>
          {submitLabel}
        </Button>
      </div>
    </form>
  )
}
