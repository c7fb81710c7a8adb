import { MantineProvider } from '@mantine/core'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect } from 'react'
import { onSignedOut } from '@/shared/api/access'
import { cssVariablesResolver, theme } from '@/shared/theme/theme'
import { ErrorBoundary } from './ErrorBoundary'
import type { AppRouter } from './router'

type Props = { queryClient: QueryClient; router: AppRouter }

export function App({ queryClient, router }: Props) {
  useEffect(
    function leaveWhenSignedOut() {
      return onSignedOut(() => {
        // Nothing of the last reader may stay in memory for the next one.
        queryClient.clear()
        void router.invalidate()
      })
    },
    [queryClient, router],
  )
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
        <ErrorBoundary>
          <RouterProvider router={router} />
        </ErrorBoundary>
      </MantineProvider>
    </QueryClientProvider>
  )
}
