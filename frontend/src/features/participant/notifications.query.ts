import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { NotificationsQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'

const LIST = graphql(/* GraphQL */ `
  query Notifications($after: String, $unreadOnly: Boolean) {
    viewer {
      unreadNotifications
      notifications(first: 20, after: $after, unreadOnly: $unreadOnly) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          kind
          title
          body
          path
          createdAt
          read
        }
      }
    }
  }
`)

const CHOICES = graphql(/* GraphQL */ `
  query NotificationChoices {
    viewer {
      notificationChoices {
        kind
        way
      }
    }
  }
`)

export type NotificationRow = NonNullable<NotificationsQuery['viewer']>['notifications']['nodes'][number]

/** What the reader was told, page after page. */
export const notificationsQuery = (unreadOnly: boolean) =>
  infiniteQueryOptions({
    queryKey: ['notifications', 'list', unreadOnly],
    queryFn: ({ pageParam, signal }) => graphqlRequest(LIST, { after: pageParam, unreadOnly }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => {
      const page = last.viewer?.notifications.pageInfo
      return page?.hasNextPage ? (page.endCursor ?? null) : null
    },
  })

export const notificationChoicesQuery = queryOptions({
  queryKey: ['notifications', 'choices'],
  queryFn: ({ signal }) => graphqlRequest(CHOICES, undefined, { signal }),
})
