import { createFileRoute } from '@tanstack/react-router'
import { HomePage } from '@/features/home/HomePage'
import { homeQuery } from '@/features/home/home.query'
import { i18n } from '@/shared/i18n'

export const Route = createFileRoute('/_work/')({
  loader: ({ context }) =>
    Promise.all([
      context.queryClient.ensureQueryData(homeQuery),
      i18n.loadNamespaces(['home', 'me', 'meetings', 'pairs']),
    ]),
  component: HomePage,
})
