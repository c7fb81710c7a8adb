import { createFileRoute } from '@tanstack/react-router'
import { Home } from '@/features/home/Home'
import { i18n } from '@/shared/i18n'

export const Route = createFileRoute('/_work/')({
  loader: () => i18n.loadNamespaces(['entry']),
  component: Page,
})

function Page() {
  const { viewer } = Route.useRouteContext()
  return <Home posts={viewer.posts} />
}
