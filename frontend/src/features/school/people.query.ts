import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { SchoolPeopleQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { toPageVariables } from '@/shared/lib/paging'
import type { PeopleSearch } from './people.search'

const QUERY = graphql(/* GraphQL */ `
  query SchoolPeople(
    $id: ID!
    $filter: PeopleFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      school(id: $id) {
        id
        viewerCan
        people(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
          totalCount
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
          nodes {
            id
            fullName
            position
            viewerCan
            record {
              email
              hasAccount
              employments {
                school {
                  id
                }
                subject
                endedOn
                teachingYears
                young
              }
            }
          }
        }
      }
    }
  }
`)

type Place = NonNullable<NonNullable<SchoolPeopleQuery['viewer']>['school']>
export type PeopleRow = NonNullable<Place['people']>['nodes'][number]

/** The filter of the list, for the page and for the file alike. */
export const peopleFilter = (search: PeopleSearch) => ({
  text: search.q ?? null,
  youngOnly: search.young ?? null,
  current: search.former ? null : true,
})

export const peopleQuery = (id: string, search: PeopleSearch) =>
  queryOptions({
    queryKey: ['school', id, 'people', search],
    queryFn: ({ signal }) =>
      graphqlRequest(
        QUERY,
        {
          id,
          filter: peopleFilter(search),
          ...toPageVariables(search, 20),
        },
        { signal },
      ),
    placeholderData: keepPreviousData,
  })
