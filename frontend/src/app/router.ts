import type { QueryClient } from '@tanstack/react-query'
import { createRouter, type RouterHistory } from '@tanstack/react-router'
import { routeTree } from '../routeTree.gen'
import { routerOptions } from './router-options'

/** Every page before and behind the sign-in. */
export function makeRouter(queryClient: QueryClient, history?: RouterHistory) {
  return createRouter({ ...routerOptions(queryClient), routeTree, ...(history ? { history } : {}) })
}

export type AppRouter = ReturnType<typeof makeRouter>

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter
  }
}
