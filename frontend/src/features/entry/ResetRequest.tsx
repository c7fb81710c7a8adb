import { Alert, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { requestReset } from '@/shared/api/auth'
import { AppForm } from '@/shared/ui/form/AppForm'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { AnchorLink } from '@/shared/ui/links'
import { EntryCard } from './EntryCard'
import { resetRequestSchema } from './entry.schema'

/** The answer is the same for known and unknown addresses: the page must not tell who has an account. */
export function ResetRequest() {
  const { t } = useTranslation('entry')
  const send = useMutation({ mutationFn: ({ email }: { email: string }) => requestReset(email) })
  const app = useAppForm({ schema: resetRequestSchema, initialValues: { email: '' } })
  const back = (
    <AnchorLink to="/sign-in" size="sm">
      {t('reset.back')}
    </AnchorLink>
  )
  if (send.isSuccess)
    return (
      <EntryCard title={t('reset.title')}>
        <Alert role="status" color="pine" variant="outline" title={t('reset.sentTitle')} mb="md">
          {t('reset.sent')}
        </Alert>
        {back}
      </EntryCard>
    )
  return (
    <EntryCard title={t('reset.title')} hint={t('reset.hint')}>
      <AppForm
        app={app}
        onSubmit={app.submit((values) => send.mutate(values))}
        busy={send.isPending}
        error={send.error}
        submitLabel={t('reset.submit')}
        aside={back}
      >
        <TextInput
          key={app.key('email')}
          {...app.field('email')}
          label={t('reset.email')}
          type="email"
          autoComplete="username"
          withAsterisk
        />
      </AppForm>
    </EntryCard>
  )
}
