import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { isChunkError, reloadOnce } from '@/shared/lib/chunk-error'
import { ErrorNote } from './ErrorNote'
import { PageLoading } from './PageLoading'

/** What a route shows when its loader or its screen failed. A chunk lost to a deploy reloads the page once. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const stale = isChunkError(error)
  useEffect(
    function reloadAfterDeploy() {
      if (stale) reloadOnce()
    },
    [stale],
  )
  if (stale && !navigator.onLine) return <PageLoading />
  return (
    <ErrorNote
      error={error}
      onRetry={() => {
        reset()
        void router.invalidate()
      }}
    />
  )
}
