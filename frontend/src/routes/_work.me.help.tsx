import { createFileRoute } from '@tanstack/react-router'
import { HelpPage } from '@/features/domain/help/HelpPage'
import { myHelpQuery } from '@/features/domain/help/help.query'
import { i18n } from '@/shared/i18n'

export const Route = createFileRoute('/_work/me/help')({
  loader: ({ context }) =>
    Promise.all([
      context.queryClient.ensureQueryData(myHelpQuery),
      i18n.loadNamespaces(['help', 'meetings', 'mediation']),
    ]),
  component: HelpPage,
})
