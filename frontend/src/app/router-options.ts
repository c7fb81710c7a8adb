import type { QueryClient } from '@tanstack/react-query'
import { PageError } from '@/shared/ui/PageError'
import { PageLoading } from '@/shared/ui/PageLoading'
import { NotFound } from './NotFound'
import type { RouterContext } from './router-context'

/** What both routers are alike in. */
export const routerOptions = (queryClient: QueryClient) => ({
  context: { queryClient } satisfies RouterContext,
  defaultPreload: 'intent' as const,
  // The query cache decides what is fresh, not the router.
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultPendingComponent: PageLoading,
  defaultErrorComponent: PageError,
  defaultNotFoundComponent: NotFound,
})
