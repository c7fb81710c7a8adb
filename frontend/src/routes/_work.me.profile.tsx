import { createFileRoute } from '@tanstack/react-router'
import { MyProfilePage } from '@/features/participant/MyProfilePage'
import { myProfileQuery } from '@/features/participant/me.query'
import { i18n } from '@/shared/i18n'

export const Route = createFileRoute('/_work/me/profile')({
  loader: ({ context }) =>
    Promise.all([
      context.queryClient.ensureQueryData(myProfileQuery),
      i18n.loadNamespaces(['me', 'people', 'terms', 'banks', 'absences', 'wishes']),
    ]),
  component: MyProfilePage,
})
