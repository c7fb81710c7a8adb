import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { SchoolPupilsQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { toPageVariables } from '@/shared/lib/paging'
import type { PupilsSearch } from './pupils.search'

const QUERY = graphql(/* GraphQL */ `
  query SchoolPupils(
    $id: ID!
    $filter: PupilFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      school(id: $id) {
        id
        pupils(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
          totalCount
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
          nodes {
            className
            birthYear
            until
            person {
              id
              fullName
              record {
                consents {
                  purpose
                  holds
                }
              }
            }
          }
        }
      }
    }
  }
`)

type Place = NonNullable<NonNullable<SchoolPupilsQuery['viewer']>['school']>
export type PupilRow = NonNullable<Place['pupils']>['nodes'][number]

export const pupilsQuery = (id: string, search: PupilsSearch) =>
  queryOptions({
    queryKey: ['school', id, 'pupils', search],
    queryFn: ({ signal }) =>
      graphqlRequest(
        QUERY,
        {
          id,
          filter: { text: search.q ?? null, current: search.former ? null : true },
          ...toPageVariables(search, 20),
        },
        { signal },
      ),
    placeholderData: keepPreviousData,
  })
