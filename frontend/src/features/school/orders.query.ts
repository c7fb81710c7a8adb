import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import * as v from 'valibot'
import { ORDER_STATES } from '@/features/domain/orders/OrderStateMark'
import { graphql } from '@/shared/graphql/generated'
import type { OrderKind, SchoolOrdersQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { pagingSearch, toPageVariables } from '@/shared/lib/paging'

const QUERY = graphql(/* GraphQL */ `
  query SchoolOrders(
    $id: ID!
    $filter: OrderFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      school(id: $id) {
        id
        orders(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
          totalCount
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
          nodes {
            id
            title
            kind
            state
            number
            date
            preparedOn
          }
        }
      }
    }
  }
`)

export const ORDER_KINDS = ['ASSIGN_PAIRS', 'APPOINT_CURATOR'] as const satisfies readonly OrderKind[]

export const ordersSearch = v.object({
  ...pagingSearch,
  state: v.fallback(v.optional(v.picklist(ORDER_STATES)), undefined),
  kind: v.fallback(v.optional(v.picklist(ORDER_KINDS)), undefined),
})
export type OrdersSearch = v.InferOutput<typeof ordersSearch>

type Place = NonNullable<NonNullable<SchoolOrdersQuery['viewer']>['school']>
export type OrderRow = NonNullable<Place['orders']>['nodes'][number]

export const ordersQuery = (id: string, search: OrdersSearch) =>
  queryOptions({
    queryKey: ['school', id, 'orders', search],
    queryFn: ({ signal }) =>
      graphqlRequest(
        QUERY,
        {
          id,
          filter: { states: search.state ? [search.state] : null, kind: search.kind ?? null },
          ...toPageVariables(search, 20),
        },
        { signal },
      ),
    placeholderData: keepPreviousData,
  })
