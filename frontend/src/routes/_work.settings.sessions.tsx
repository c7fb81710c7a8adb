import { createFileRoute } from '@tanstack/react-router'
import { SessionsPage } from '@/features/entry/SessionsPage'
import { sessionsQuery } from '@/shared/api/auth'
import { i18n } from '@/shared/i18n'

export const Route = createFileRoute('/_work/settings/sessions')({
  loader: ({ context }) =>
    Promise.all([context.queryClient.ensureQueryData(sessionsQuery), i18n.loadNamespaces(['entry'])]),
  component: SessionsPage,
})
