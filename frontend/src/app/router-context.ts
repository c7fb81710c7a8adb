import type { QueryClient } from '@tanstack/react-query'

/** What every `beforeLoad` and `loader` is given. */
export type RouterContext = { queryClient: QueryClient }
