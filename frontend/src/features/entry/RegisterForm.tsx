import { Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { InferOutput } from 'valibot'
import { acceptInvitation } from '@/shared/api/auth'
import { AppForm } from '@/shared/ui/form/AppForm'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { registerSchema } from './entry.schema'
import { NewPassword } from './NewPassword'
import { useEnter } from './use-enter'

type Props = {
  token: string /** The address the invitation went to, offered as the sign-in name. */
  email: string
}

export function RegisterForm({ token, email }: Props) {
  const { t } = useTranslation('entry')
  const enter = useEnter((values: InferOutput<typeof registerSchema>) => {
    const { lastName, firstName, patronymic, password } = values
    return acceptInvitation({
      token,
      password,
      email: values.email,
      person: { lastName, firstName, patronymic },
    })
  })
  const app = useAppForm({
    schema: registerSchema,
    initialValues: { lastName: '', firstName: '', patronymic: '', email, password: '', repeat: '' },
  })
  return (
    <AppForm
      app={app}
      onSubmit={app.submit((values) => enter.mutate(values))}
      busy={enter.isPending}
      error={enter.error}
      submitLabel={t('invitation.submit')}
    >
      <Text>{t('invitation.register')}</Text>
      <TextInput
        key={app.key('lastName')}
        {...app.field('lastName')}
        label={t('invitation.lastName')}
        autoComplete="family-name"
        withAsterisk
      />
      <TextInput
        key={app.key('firstName')}
        {...app.field('firstName')}
        label={t('invitation.firstName')}
        autoComplete="given-name"
        withAsterisk
      />
      <TextInput
        key={app.key('patronymic')}
        {...app.field('patronymic')}
        label={t('invitation.patronymic')}
        description={t('invitation.patronymicHint')}
        autoComplete="additional-name"
      />
      <TextInput
        key={app.key('email')}
        {...app.field('email')}
        label={t('invitation.email')}
        type="email"
        autoComplete="username"
        withAsterisk
      />
      <NewPassword
        password={{ key: app.key('password'), props: app.field('password') }}
        repeat={{ key: app.key('repeat'), props: app.field('repeat') }}
      />
    </AppForm>
  )
}
