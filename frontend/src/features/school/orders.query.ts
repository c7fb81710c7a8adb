import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { SchoolOrdersQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { toPageVariables } from '@/shared/lib/paging'
import type { OrdersSearch } from './orders.search'

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
        viewerCan
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

type Place = NonNullable<NonNullable<SchoolOrdersQuery['viewer']>['school']>
export type OrderRow = NonNullable<Place['orders']>['nodes'][number]

/** The filter of the list, for the page and for the file alike. */
export const ordersFilter = (search: OrdersSearch) => ({
  states: search.state ? [search.state] : null,
  kind: search.kind ?? null,
  text: search.q ?? null,
  registerYear: search.register ?? null,
})

export const ordersQuery = (id: string, search: OrdersSearch) =>
  queryOptions({
    queryKey: ['school', id, 'orders', search],
    queryFn: ({ signal }) =>
      graphqlRequest(
        QUERY,
        {
          id,
          filter: ordersFilter(search),
          ...toPageVariables(search, 20),
        },
        { signal },
      ),
    placeholderData: keepPreviousData,
  })
