import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { NotificationsPage } from '@/features/participant/NotificationsPage'
import { notificationChoicesQuery, notificationsQuery } from '@/features/participant/notifications.query'
import { i18n } from '@/shared/i18n'

const search = v.object({ unread: v.fallback(v.optional(v.literal(true)), undefined) })

export const Route = createFileRoute('/_work/me/notifications')({
  validateSearch: search,
  loader: ({ context, location }) =>
    Promise.all([
      context.queryClient.ensureInfiniteQueryData(
        notificationsQuery(v.parse(search, location.search).unread ?? false),
      ),
      context.queryClient.ensureQueryData(notificationChoicesQuery),
      i18n.loadNamespaces(['notifications']),
    ]),
  component: Page,
})

function Page() {
  const { unread } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <NotificationsPage
      unreadOnly={unread ?? false}
      onUnreadOnly={(only) =>
        void navigate({ search: (now) => ({ ...now, unread: only ? true : undefined }), replace: true })
      }
    />
  )
}
