import { createFileRoute } from '@tanstack/react-router'
import { PasswordPage } from '@/features/entry/PasswordPage'
import { i18n } from '@/shared/i18n'

export const Route = createFileRoute('/_work/settings/password')({
  loader: () => i18n.loadNamespaces(['entry']),
  component: PasswordPage,
})
