import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { CockpitQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { toPageVariables } from '@/shared/lib/paging'
import type { CockpitSearch } from './cockpit.search'

const LIST = graphql(/* GraphQL */ `
  query Cockpit(
    $id: ID!
    $filter: ExceptionFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      municipality(id: $id) {
        id
        name
        viewerCan
        exceptionCounts {
          kind
          schools
          count
          withheld
        }
        exceptions(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
          totalCount
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
          nodes {
            kind
            since
            count
            withheld
            school {
              id
              name
            }
            subjects {
              id
              name
            }
          }
        }
      }
    }
  }
`)

const COUNTS = graphql(/* GraphQL */ `
  query CockpitCounts($id: ID!) {
    viewer {
      municipality(id: $id) {
        id
        exceptionCounts {
          kind
          schools
          count
          withheld
        }
      }
    }
  }
`)

type Cockpit = NonNullable<NonNullable<CockpitQuery['viewer']>['municipality']>
export type ExceptionRow = Cockpit['exceptions']['nodes'][number]
export type ExceptionCount = Cockpit['exceptionCounts'][number]

/** The filter of the list, for the page and for the file alike. */
export const exceptionFilter = ({ kind }: CockpitSearch) => ({ kinds: kind ? [kind] : null })

export const cockpitQuery = (id: string, search: CockpitSearch) =>
  queryOptions({
    queryKey: ['municipality', id, 'cockpit', search],
    queryFn: ({ signal }) =>
      graphqlRequest(
        LIST,
        { id, filter: exceptionFilter(search), ...toPageVariables(search, 20) },
        { signal },
      ),
    placeholderData: keepPreviousData,
  })

export const cockpitCountsQuery = (id: string) =>
  queryOptions({
    queryKey: ['municipality', id, 'cockpit', 'counts'],
    queryFn: ({ signal }) => graphqlRequest(COUNTS, { id }, { signal }),
  })
