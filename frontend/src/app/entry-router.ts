import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRouter, Outlet } from '@tanstack/react-router'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Route as EntryRoute } from '../routes/_entry'
import { Route as DemoMailRoute } from '../routes/_entry.demo.mail'
import { Route as InvitationRoute } from '../routes/_entry.invitation'
import { Route as ResetRoute } from '../routes/_entry.reset'
import { Route as SignInRoute } from '../routes/_entry.sign-in'
import { Route as SurveyRoute } from '../routes/_entry.survey.$token'
import { isEntryPath } from './entry-path'
import type { AppRouter } from './router'
import type { RouterContext } from './router-context'
import { routerOptions } from './router-options'

/** The pages before the sign-in alone, in the manner of `routeTree.gen.ts`: the tree of the working ones weighs more. */
function entryTree() {
  // Whoever leaves these pages waits for the whole tree here.
  const root = createRootRouteWithContext<RouterContext>()({
    component: Outlet,
    notFoundComponent: PageLoading,
  })
  // biome-ignore lint/suspicious/noExplicitAny: the generator's own way to place a route; types are those of the whole tree
  const place = (route: any, id: string, parent: any) =>
    route.update({ id, path: id.startsWith('/_') ? undefined : id, getParentRoute: () => parent })
  const entry = place(EntryRoute, '/_entry', root)
  return root._addFileChildren([
    entry._addFileChildren([
      place(DemoMailRoute, '/demo/mail', entry),
      place(InvitationRoute, '/invitation', entry),
      place(ResetRoute, '/reset', entry),
      place(SignInRoute, '/sign-in', entry),
      place(SurveyRoute, '/survey/$token', entry),
    ]),
  ])
}

/** A router of the pages before the sign-in. It draws nothing else: `onLeave` puts the whole router in its place. */
export function makeEntryRouter(queryClient: QueryClient, onLeave: () => void): AppRouter {
  const router = createRouter({ ...routerOptions(queryClient), routeTree: entryTree() })
  const stop = router.subscribe('onBeforeNavigate', ({ toLocation }) => {
    if (isEntryPath(toLocation.pathname)) return
    stop()
    onLeave()
  })
  return router as unknown as AppRouter
}
