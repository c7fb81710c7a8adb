import { createFileRoute } from '@tanstack/react-router'
import { MyRoutePage } from '@/features/domain/individual-route/MyRoutePage'
import { myRoutesQuery } from '@/features/domain/individual-route/routes.query'
import { i18n } from '@/shared/i18n'

export const Route = createFileRoute('/_work/me/routes')({
  loader: ({ context }) =>
    Promise.all([
      context.queryClient.ensureQueryData(myRoutesQuery),
      i18n.loadNamespaces(['route', 'programmes']),
    ]),
  component: MyRoutePage,
})
