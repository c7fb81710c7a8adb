import { createFileRoute, notFound } from '@tanstack/react-router'
import { DemoMail } from '@/features/entry/DemoMail'
import { authConfigQuery } from '@/shared/api/auth'
import { i18n } from '@/shared/i18n'

export const Route = createFileRoute('/_entry/demo/mail')({
  loader: async ({ context }) => {
    const [config] = await Promise.all([
      context.queryClient.ensureQueryData(authConfigQuery),
      i18n.loadNamespaces(['entry']),
    ])
    if (!config.demoMail) throw notFound()
  },
  component: DemoMail,
})
