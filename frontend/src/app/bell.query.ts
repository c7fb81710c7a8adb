import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'

const QUERY = graphql(/* GraphQL */ `
  query Bell {
    viewer {
      unreadNotifications
    }
  }
`)

/** For who has no connection over which changes are told: gentle to the server, and soon enough. */
const EVERY_MS = 60_000

export const bellQuery = queryOptions({
  queryKey: ['notifications', 'unread'],
  queryFn: ({ signal }) => graphqlRequest(QUERY, undefined, { signal }),
  refetchInterval: EVERY_MS,
})
