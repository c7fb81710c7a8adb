import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { ResetConfirm } from '@/features/entry/ResetConfirm'
import { ResetRequest } from '@/features/entry/ResetRequest'

/** Without a token: ask for a letter. With one, from the letter: set the password. */
export const Route = createFileRoute('/_entry/reset')({
  validateSearch: v.object({ token: v.fallback(v.optional(v.string()), undefined) }),
  component: Page,
})

function Page() {
  const { token } = Route.useSearch()
  return token ? <ResetConfirm token={token} /> : <ResetRequest />
}
