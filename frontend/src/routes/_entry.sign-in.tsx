import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { skipWhenSignedIn } from '@/app/session'
import { SignIn } from '@/features/entry/SignIn'
import { authConfigQuery } from '@/shared/api/auth'
import { innerPath } from '@/shared/lib/ids'

export const Route = createFileRoute('/_entry/sign-in')({
  validateSearch: v.object({ next: v.fallback(v.optional(v.string()), undefined) }),
  beforeLoad: ({ search }) => skipWhenSignedIn(innerPath(search.next)),
  loader: ({ context }) => void context.queryClient.prefetchQuery(authConfigQuery),
  component: Page,
})

function Page() {
  const { next } = Route.useSearch()
  return <SignIn next={innerPath(next)} />
}
