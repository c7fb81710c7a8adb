import { createFileRoute } from '@tanstack/react-router'
import { MyConsentsPage } from '@/features/participant/MyConsentsPage'
import { myConsentsQuery } from '@/features/participant/me.query'
import { i18n } from '@/shared/i18n'

export const Route = createFileRoute('/_work/me/consents')({
  loader: ({ context }) =>
    Promise.all([
      context.queryClient.ensureQueryData(myConsentsQuery),
      i18n.loadNamespaces(['consents', 'terms']),
    ]),
  component: MyConsentsPage,
})
