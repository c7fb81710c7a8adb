import { PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { changePassword } from '@/shared/api/auth'
import { errorCode } from '@/shared/api/error'
import { AppForm } from '@/shared/ui/form/AppForm'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { EntryCard } from './EntryCard'
import { changePasswordSchema } from './entry.schema'
import { NewPassword } from './NewPassword'
import classes from './PasswordPage.module.css'

const EMPTY = { current: '', password: '', repeat: '' }

export function PasswordPage() {
  const { t } = useTranslation('entry')
  const app = useAppForm({ schema: changePasswordSchema, initialValues: EMPTY })
  const change = useMutation({
    mutationFn: ({ current, password }: typeof EMPTY) => changePassword(current, password),
    onSuccess: () => {
      app.form.reset()
      notify(t('password.done'))
    },
    onError: (error) => {
      // A wrong present password is a mistake in a field, not a failure of the page.
      if (errorCode(error) === 'INVALID_CREDENTIALS')
        app.refuse([{ path: 'current', message: t('password.wrong') }])
    },
  })
  const inField = errorCode(change.error) === 'INVALID_CREDENTIALS'
  return (
    <div className={classes.root}>
      <EntryCard title={t('password.title')}>
        <AppForm
          app={app}
          onSubmit={app.submit((values) => change.mutate(values))}
          busy={change.isPending}
          error={inField ? undefined : change.error}
          submitLabel={t('password.submit')}
        >
          <PasswordInput
            key={app.key('current')}
            {...app.field('current')}
            label={t('password.current')}
            autoComplete="current-password"
            withAsterisk
          />
          <NewPassword
            label={t('password.next')}
            repeatLabel={t('password.repeat')}
            password={{ key: app.key('password'), props: app.field('password') }}
            repeat={{ key: app.key('repeat'), props: app.field('repeat') }}
          />
        </AppForm>
      </EntryCard>
    </div>
  )
}
