import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { acceptInvitation } from '@/shared/api/auth'
import { AppForm } from '@/shared/ui/form/AppForm'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { resetConfirmSchema } from './entry.schema'
import { NewPassword } from './NewPassword'
import { useEnter } from './use-enter'

type Props = { token: string; name: string | undefined }

/** The person is known to the school already; only the password is theirs to give. */
export function ActivateForm({ token, name }: Props) {
  const { t } = useTranslation('entry')
  const enter = useEnter(({ password }: { password: string }) => acceptInvitation({ token, password }))
  const app = useAppForm({ schema: resetConfirmSchema, initialValues: { password: '', repeat: '' } })
  return (
    <AppForm
      app={app}
      onSubmit={app.submit((values) => enter.mutate(values))}
      busy={enter.isPending}
      error={enter.error}
      submitLabel={t('invitation.submit')}
    >
      <Text>{name ? t('invitation.activate', { name }) : t('invitation.activateUnnamed')}</Text>
      <NewPassword
        password={{ key: app.key('password'), props: app.field('password') }}
        repeat={{ key: app.key('repeat'), props: app.field('repeat') }}
      />
    </AppForm>
  )
}
