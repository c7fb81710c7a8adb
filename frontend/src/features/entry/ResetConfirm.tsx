import { useTranslation } from 'react-i18next'
import { confirmReset } from '@/shared/api/auth'
import { AppForm } from '@/shared/ui/form/AppForm'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { EntryCard } from './EntryCard'
import { resetConfirmSchema } from './entry.schema'
import { NewPassword } from './NewPassword'
import { useEnter } from './use-enter'

type Props = { token: string }

export function ResetConfirm({ token }: Props) {
  const { t } = useTranslation('entry')
  const enter = useEnter(({ password }: { password: string }) => confirmReset(token, password))
  const app = useAppForm({ schema: resetConfirmSchema, initialValues: { password: '', repeat: '' } })
  return (
    <EntryCard title={t('reset.title')} hint={t('reset.choose')}>
      <AppForm
        app={app}
        onSubmit={app.submit((values) => enter.mutate(values))}
        busy={enter.isPending}
        error={enter.error}
        submitLabel={t('reset.confirm')}
      >
        <NewPassword
          password={{ key: app.key('password'), props: app.field('password') }}
          repeat={{ key: app.key('repeat'), props: app.field('repeat') }}
        />
      </AppForm>
    </EntryCard>
  )
}
