import { Code, Text, Title, UnstyledButton } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuthConfig } from '@/shared/api/auth'
import { useRoleLabel } from '@/shared/i18n/role'
import { IconForward } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import classes from './DemoAccounts.module.css'

type Props = {
  accounts: AuthConfig['accounts']
  password: string
  busy: boolean
  onChoose: (email: string) => void
}

/** Only what the server itself calls a demonstration comes here, so the password may stand in the open. */
export function DemoAccounts({ accounts, password, busy, onChoose }: Props) {
  const { t } = useTranslation(['entry', 'common'])
  const label = useRoleLabel()
  const id = useId()
  return (
    <section aria-labelledby={id} className={classes.root}>
      <Title order={2} id={id}>
        {t('demo.title')}
      </Title>
      <Text size="sm" c="dimmed" mt={4}>
        {t('demo.hint')}
      </Text>
      <ul className={classes.list}>
        {accounts.map(({ email, role }) => (
          <li key={email}>
            <UnstyledButton className={classes.account} disabled={busy} onClick={() => onChoose(email)}>
              <span className={classes.role}>{label(role)}</span>
              <span className={classes.email}>{email}</span>
              <IconForward size={16} aria-hidden className={classes.icon} />
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <div className={classes.foot}>
        <span>
          {t('demo.password')} <Code className={classes.password}>{password}</Code>
        </span>
        <AnchorLink to="/demo/mail" size="sm">
          {t('common:app.demoMail')}
        </AnchorLink>
      </div>
    </section>
  )
}
