import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { SchoolPeopleQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { pagingSearch, toPageVariables } from '@/shared/lib/paging'

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

const flag = v.fallback(v.optional(v.literal(true)), undefined)

export const peopleSearch = v.object({
  ...pagingSearch,
  q: v.fallback(v.optional(v.string()), undefined),
  young: flag,
  /** Those who have left are shown too. */
  former: flag,
})
export type PeopleSearch = v.InferOutput<typeof peopleSearch>

type Place = NonNullable<NonNullable<SchoolPeopleQuery['viewer']>['school']>
export type PeopleRow = NonNullable<Place['people']>['nodes'][number]

export const peopleQuery = (id: string, search: PeopleSearch) =>
  queryOptions({
    queryKey: ['school', id, 'people', search],
    queryFn: ({ signal }) =>
      graphqlRequest(
        QUERY,
        {
          id,
          filter: {
            text: search.q ?? null,
            youngOnly: search.young ?? null,
            current: search.former ? null : true,
          },
          ...toPageVariables(search, 20),
        },
        { signal },
      ),
    placeholderData: keepPreviousData,
  })
