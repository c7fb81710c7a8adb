import { createFileRoute, notFound } from '@tanstack/react-router'
import * as v from 'valibot'
import { OrdersPage } from '@/features/school/OrdersPage'
import { ordersQuery } from '@/features/school/orders.query'
import { ordersSearch } from '@/features/school/orders.search'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/s/$schoolId/orders')({
  validateSearch: ordersSearch,
  loader: async ({ context, params, location }) => {
    const search = v.parse(ordersSearch, location.search)
    const id = nodeId('school', params.schoolId)
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(ordersQuery(id, search)),
      i18n.loadNamespaces(['school', 'orders']),
    ])
    if (!data.viewer?.school) throw notFound()
  },
  component: Page,
})

function Page() {
  const { schoolId } = Route.useParams()
  const { year: _year, ...search } = Route.useSearch()
  const navigate = Route.useNavigate()
  return (
    <OrdersPage
      schoolId={nodeId('school', schoolId)}
      search={search}
      onSearch={(patch) => void navigate({ search: (now) => ({ ...now, ...patch }), replace: true })}
    />
  )
}
