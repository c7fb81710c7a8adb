import { createFileRoute, notFound } from '@tanstack/react-router'
import { OrderPage } from '@/features/domain/orders/OrderPage'
import { orderQuery } from '@/features/domain/orders/order.query'
import { i18n } from '@/shared/i18n'
import { nodeId } from '@/shared/lib/ids'

export const Route = createFileRoute('/_work/orders/$orderId')({
  loader: async ({ context, params }) => {
    const [data] = await Promise.all([
      context.queryClient.ensureQueryData(orderQuery(nodeId('order', params.orderId))),
      i18n.loadNamespaces(['orders', 'pairs', 'people', 'terms']),
    ])
    if (!data.viewer?.order) throw notFound()
  },
  component: Page,
})

function Page() {
  const { orderId } = Route.useParams()
  return <OrderPage orderId={nodeId('order', orderId)} />
}
