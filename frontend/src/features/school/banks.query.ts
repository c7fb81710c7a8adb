import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { toPageVariables } from '@/shared/lib/paging'
import { type BanksSearch, cardFilter, needFilter } from './banks.search'

const MENTORS = graphql(/* GraphQL */ `
  query SchoolMentors(
    $id: ID!
    $filter: CardFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      school(id: $id) {
        id
        viewerCan
        mentorCards(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
          totalCount
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
          nodes {
            id
            ...MentorCard_card
          }
        }
      }
    }
  }
`)

const NEEDS = graphql(/* GraphQL */ `
  query SchoolNeeds(
    $id: ID!
    $filter: NeedFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      school(id: $id) {
        id
        viewerCan
        needs(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
          totalCount
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
          nodes {
            id
            ...Need_need
          }
        }
      }
    }
  }
`)

export const mentorsQuery = (id: string, search: BanksSearch, size = 20) =>
  queryOptions({
    queryKey: ['school', id, 'mentors', search, size],
    queryFn: ({ signal }) =>
      graphqlRequest(
        MENTORS,
        {
          id,
          filter: cardFilter(search),
          ...toPageVariables(search, size),
        },
        { signal },
      ),
    placeholderData: keepPreviousData,
  })

export const needsQuery = (id: string, search: BanksSearch, size = 20) =>
  queryOptions({
    queryKey: ['school', id, 'needs', search, size],
    queryFn: ({ signal }) =>
      graphqlRequest(
        NEEDS,
        {
          id,
          filter: needFilter(search),
          ...toPageVariables(search, size),
        },
        { signal },
      ),
    placeholderData: keepPreviousData,
  })
