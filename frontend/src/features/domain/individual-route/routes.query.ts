import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { toPageVariables } from '@/shared/lib/paging'
import type { RoutesSearch } from './routes.search'

const MINE = graphql(/* GraphQL */ `
  query MyRoutes {
    viewer {
      person {
        id
      }
      participant {
        workplaces {
          id
          school {
            id
            name
          }
        }
        mentorships {
          id
          mentees {
            person {
              id
            }
          }
          programme {
            id
            goal
          }
        }
        routes {
          id
          ...IndividualRoute_individualRoute
        }
      }
    }
  }
`)

export const myRoutesQuery = queryOptions({
  queryKey: ['me', 'routes'],
  queryFn: ({ signal }) => graphqlRequest(MINE, undefined, { signal }),
})

const OF_PAIR = graphql(/* GraphQL */ `
  query PairRoutes($id: ID!) {
    viewer {
      mentorship(id: $id) {
        id
        programme {
          id
          goal
        }
        routes {
          id
          ...IndividualRoute_individualRoute
        }
      }
    }
  }
`)

/** The routes of the mentees of a pair, for who may read them. */
export const pairRoutesQuery = (id: string) =>
  queryOptions({
    queryKey: ['pair', id, 'routes'],
    queryFn: ({ signal }) => graphqlRequest(OF_PAIR, { id }, { signal }),
  })

const OF_SCHOOL = graphql(/* GraphQL */ `
  query SchoolRoutes(
    $id: ID!
    $states: [IndividualRouteState!]
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      school(id: $id) {
        id
        name
        matching {
          routes(states: $states, first: $first, after: $after, last: $last, before: $before) {
            totalCount
            pageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            nodes {
              id
              ...IndividualRoute_individualRoute
            }
          }
        }
      }
    }
  }
`)

export const schoolRoutesQuery = (id: string, search: RoutesSearch) =>
  queryOptions({
    queryKey: ['school', id, 'routes', search],
    queryFn: ({ signal }) =>
      graphqlRequest(
        OF_SCHOOL,
        { id, states: search.state ? [search.state] : null, ...toPageVariables(search, 30) },
        { signal },
      ),
    placeholderData: keepPreviousData,
  })
