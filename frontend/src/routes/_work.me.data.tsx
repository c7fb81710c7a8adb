import { createFileRoute } from '@tanstack/react-router'
import { MyDataPage } from '@/features/participant/MyDataPage'
import { myDataQuery } from '@/features/participant/my-data.query'
import { i18n } from '@/shared/i18n'

export const Route = createFileRoute('/_work/me/data')({
  loader: ({ context }) =>
    Promise.all([
      context.queryClient.ensureQueryData(myDataQuery),
      i18n.loadNamespaces(['data', 'corrections', 'grants', 'terms']),
    ]),
  component: MyDataPage,
})
