import { Alert, Anchor, Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { authConfigQuery, signIn } from '@/shared/api/auth'
import { ApiError } from '@/shared/api/error'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { FormIssues } from '@/shared/ui/form/FormIssues'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { AnchorLink } from '@/shared/ui/links'
import { DemoAccounts } from './DemoAccounts'
import { EntryCard } from './EntryCard'
import { signInSchema } from './entry.schema'
import { useEnter } from './use-enter'

type Props = { /** A path of this site. */ next: string }

export function SignIn({ next }: Props) {
  const { t } = useTranslation(['entry', 'common'])
  const config = useQuery(authConfigQuery)
  const enter = useEnter(
    ({ email, password }: { email: string; password: string }) => signIn(email, password),
    next,
  )
  const app = useAppForm({ schema: signInSchema, initialValues: { email: '', password: '' } })
  const demo = config.data?.demo ? config.data : undefined
  return (
    <Stack gap="md">
      <EntryCard title={t('signIn.title')}>
        <form noValidate onSubmit={app.submit((values) => enter.mutate(values))}>
          <Stack gap="md">
            <SignInProblem error={enter.error} />
            <FormIssues issues={app.issues} onGoTo={app.goTo} />
            <TextInput
              key={app.key('email')}
              {...app.field('email')}
              label={t('signIn.email')}
              type="email"
              inputMode="email"
              autoComplete="username"
              autoCapitalize="none"
            />
            <PasswordInput
              key={app.key('password')}
              {...app.field('password')}
              label={t('signIn.password')}
              autoComplete="current-password"
            />
            <Group justify="space-between">
              <AnchorLink to="/reset" size="sm">
                {t('signIn.forgot')}
              </AnchorLink>
              <Button type="submit" loading={enter.isPending}>
                {t('signIn.submit')}
              </Button>
            </Group>
          </Stack>
        </form>
      </EntryCard>
      {demo?.password ? (
        <DemoAccounts
          accounts={demo.accounts}
          password={demo.password}
          busy={enter.isPending}
          onChoose={(email) => enter.mutate({ email, password: demo.password ?? '' })}
        />
      ) : (
        <Text size="sm" c="dimmed" ta="center">
          {t('signIn.noAccount')}
        </Text>
      )}
      <Anchor href="/p" size="sm" ta="center">
        {t('signIn.practices')}
      </Anchor>
    </Stack>
  )
}

function SignInProblem({ error }: { error: Error | null }) {
  const { t } = useTranslation(['entry', 'common'])
  if (!error) return null
  if (error instanceof ApiError && error.code === 'THROTTLED' && error.retryAfter)
    return (
      <Alert color="amber" variant="outline" role="alert">
        {t('signIn.wait', { count: error.retryAfter })}
      </Alert>
    )
  return <ErrorNote error={error} />
}
