import { createFileRoute } from '@tanstack/react-router'
import { MyOneOffsPage } from '@/features/participant/MyOneOffsPage'
import { myPairsQuery } from '@/features/participant/me.query'
import { i18n } from '@/shared/i18n'

export const Route = createFileRoute('/_work/me/one-offs')({
  loader: ({ context }) =>
    Promise.all([
      context.queryClient.ensureQueryData(myPairsQuery),
      i18n.loadNamespaces(['me', 'oneOffs', 'wishes', 'terms']),
    ]),
  component: MyOneOffsPage,
})
