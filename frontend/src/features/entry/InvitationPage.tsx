import { Alert, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type Invitation, invitationQuery } from '@/shared/api/auth'
import { useRoleLabel } from '@/shared/i18n/role'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { ActivateForm } from './ActivateForm'
import { EntryCard } from './EntryCard'
import classes from './InvitationPage.module.css'
import { RegisterForm } from './RegisterForm'

type Props = { /** From the letter; empty when the address was cut. */ token: string }

export function InvitationPage({ token }: Props) {
  const { t } = useTranslation('entry')
  const invitation = useQuery({ ...invitationQuery(token), enabled: token !== '' })
  return (
    <EntryCard title={t('invitation.title')}>
      {token === '' ? (
        <Alert color="amber" variant="outline" role="alert">
          {t('invitation.missing')}
        </Alert>
      ) : invitation.error ? (
        <ErrorNote error={invitation.error} />
      ) : invitation.data ? (
        <>
          <Ground invitation={invitation.data} />
          <Form token={token} invitation={invitation.data} />
        </>
      ) : (
        <Skeleton h={220} />
      )}
    </EntryCard>
  )
}

function Form({ token, invitation }: { token: string; invitation: Invitation }) {
  switch (invitation.kind) {
    case 'ACTIVATE':
      return <ActivateForm token={token} name={invitation.displayName ?? undefined} />
    case 'REGISTER':
      return <RegisterForm token={token} email={invitation.email ?? ''} />
    default:
      return invitation.kind satisfies never
  }
}

/** Who invites and as whom: nobody should sign up blindly. */
function Ground({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation('entry')
  const label = useRoleLabel()
  return (
    <dl className={classes.ground}>
      <dt>{t('invitation.school')}</dt>
      <dd>{invitation.schoolName}</dd>
      <dt>{t('invitation.role')}</dt>
      <dd>{label(invitation.roleLabel)}</dd>
      {invitation.email ? (
        <>
          <dt>{t('invitation.email')}</dt>
          <dd>{invitation.email}</dd>
        </>
      ) : null}
    </dl>
  )
}
