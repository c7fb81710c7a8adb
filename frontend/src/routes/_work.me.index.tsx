import { createFileRoute } from '@tanstack/react-router'
import { MyPairsPage } from '@/features/participant/MyPairsPage'
import { myPairsQuery } from '@/features/participant/me.query'
import { i18n } from '@/shared/i18n'

export const Route = createFileRoute('/_work/me/')({
  loader: ({ context }) =>
    Promise.all([
      context.queryClient.ensureQueryData(myPairsQuery),
      i18n.loadNamespaces(['me', 'meetings', 'pairs', 'oneOffs', 'terms']),
    ]),
  component: MyPairsPage,
})
