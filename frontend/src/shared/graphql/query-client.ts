import { QueryClient } from '@tanstack/react-query'
import { ApiError } from '@/shared/api/error'

/** Only what may pass by itself is tried again; a refusal repeated is the same refusal. */
function mayPass(error: Error): boolean {
  return error instanceof ApiError && (error.code === 'NETWORK' || error.code === 'UNAVAILABLE')
}

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, retry: (count, error) => count < 2 && mayPass(error) },
      // A change made without a connection must say so at once instead of waiting in silence.
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
