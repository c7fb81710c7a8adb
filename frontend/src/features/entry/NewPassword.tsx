import { PasswordInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

type FieldProps = { key: string; props: { error?: ReactNode; onChange: (value: unknown) => void } }
type Props = { password: FieldProps; repeat: FieldProps; label?: string; repeatLabel?: string }

/** A new password, twice. Password managers recognise the pair by `autocomplete`. */
export function NewPassword({ password, repeat, label, repeatLabel }: Props) {
  const { t } = useTranslation('entry')
  return (
    <>
      <PasswordInput
        key={password.key}
        {...password.props}
        label={label ?? t('invitation.password')}
        description={t('invitation.passwordHint')}
        autoComplete="new-password"
        withAsterisk
      />
      <PasswordInput
        key={repeat.key}
        {...repeat.props}
        label={repeatLabel ?? t('invitation.repeat')}
        autoComplete="new-password"
        withAsterisk
      />
    </>
  )
}
