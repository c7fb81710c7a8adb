import type { QueryClient } from '@tanstack/react-query'
import type { RouterHistory } from '@tanstack/react-router'
import { isPublicPath } from '@/shared/light/address'
import { isEntryPath } from './entry-path'
import type { AppRouter } from './router'

/**
 * The router of the page that was asked for. Before the sign-in it knows those pages alone; when somebody goes on,
 * the whole one comes and is given to `onWhole`.
 */
export async function firstRouter(
  queryClient: QueryClient,
  onWhole: (router: AppRouter) => void,
): Promise<AppRouter> {
  if (!isEntryPath(location.pathname)) return wholeRouter(queryClient)
  const { makeEntryRouter } = await import('./entry-router')
  // One history for both: a second one would wrap the first.
  const first = makeEntryRouter(queryClient, async () =>
    onWhole(await wholeRouter(queryClient, first.history)),
  )
  return leavingForPublic(first)
}

async function wholeRouter(queryClient: QueryClient, history?: RouterHistory): Promise<AppRouter> {
  const { makeRouter } = await import('./router')
  return leavingForPublic(makeRouter(queryClient, history))
}

/** The public pages have an entry of their own: the way there is a way to another document. */
function leavingForPublic(router: AppRouter): AppRouter {
  router.subscribe('onBeforeNavigate', ({ toLocation }) => {
    if (isPublicPath(toLocation.pathname)) location.assign(toLocation.href)
  })
  return router
}
