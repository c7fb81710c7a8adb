import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { InvitationPage } from '@/features/entry/InvitationPage'

export const Route = createFileRoute('/_entry/invitation')({
  validateSearch: v.object({ token: v.fallback(v.string(), '') }),
  component: Page,
})

function Page() {
  return <InvitationPage token={Route.useSearch().token} />
}
