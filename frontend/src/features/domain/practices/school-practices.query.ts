import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { SchoolPracticesQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { toPageVariables } from '@/shared/lib/paging'
import type { SchoolPracticesSearch } from './school-practices.search'

const QUERY = graphql(/* GraphQL */ `
  query SchoolPractices(
    $id: ID!
    $filter: PracticeDeskFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      school(id: $id) {
        id
        name
        viewerCan
        practices(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
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
            state
            publishedAt
            topics
            authors {
              person {
                id
                shortName
              }
            }
          }
        }
      }
    }
  }
`)

type School = NonNullable<NonNullable<SchoolPracticesQuery['viewer']>['school']>
export type PracticeRow = NonNullable<School['practices']>['nodes'][number]

/** The filter of the list, for the page and for the file alike. */
export const practicesFilter = (search: SchoolPracticesSearch) => ({
  states: search.state ? [search.state] : null,
})

export const schoolPracticesQuery = (id: string, search: SchoolPracticesSearch) =>
  queryOptions({
    queryKey: ['school', id, 'practices', search],
    queryFn: ({ signal }) =>
      graphqlRequest(
        QUERY,
        { id, filter: practicesFilter(search), ...toPageVariables(search, 20) },
        { signal },
      ),
    placeholderData: keepPreviousData,
  })
