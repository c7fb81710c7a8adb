import { createClient } from 'graphql-ws'
import { accessToken, mayBeSignedIn } from '@/shared/api/access'
import { graphql } from './generated'

const CHANGED = graphql(/* GraphQL */ `
  subscription Changed {
    changed {
      kind
      id
    }
  }
`)

/**
 * Calls back whenever something that the reader may see has changed, and after a connection that was lost: what
 * happened meanwhile is not told. Answers the way to stop. Without a connection nothing is told; pages ask by themselves
 * as before.
 */
export function onChanged(listener: () => void): () => void {
  let wasLost = false
  const client = createClient({
    url: `${location.origin.replace(/^http/, 'ws')}/graphql/ws`,
    connectionParams: async () => ({ token: await accessToken() }),
    // The token expires while the connection stands: the server closes it, and a new token opens the next one.
    shouldRetry: mayBeSignedIn,
    retryAttempts: Number.POSITIVE_INFINITY,
    on: {
      connected: () => wasLost && listener(),
      closed: () => {
        wasLost = true
      },
    },
  })
  const ignore = () => undefined
  client.subscribe({ query: CHANGED.toString() }, { next: listener, error: ignore, complete: ignore })
  return () => void client.dispose()
}
