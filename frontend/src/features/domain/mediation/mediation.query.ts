import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { toPageVariables } from '@/shared/lib/paging'
import type { MediationsSearch } from './mediations.search'

const CASE = graphql(/* GraphQL */ `
  query Mediation($id: ID!) {
    viewer {
      person {
        id
      }
      mediation(id: $id) {
        id
        ...Mediation_mediationCase
      }
    }
  }
`)

export const mediationQuery = (id: string) =>
  queryOptions({
    queryKey: ['mediation', id],
    queryFn: ({ signal }) => graphqlRequest(CASE, { id }, { signal }),
  })

const OF_PAIR = graphql(/* GraphQL */ `
  query PairMediations($id: ID!) {
    viewer {
      person {
        id
      }
      mentorship(id: $id) {
        id
        state
        viewerCan
        mentors {
          person {
            id
          }
        }
        mentees {
          person {
            id
          }
        }
        mediations {
          id
          ...MediationLine_mediationCase
        }
      }
    }
  }
`)

export const pairMediationsQuery = (id: string) =>
  queryOptions({
    queryKey: ['pair', id, 'mediations'],
    queryFn: ({ signal }) => graphqlRequest(OF_PAIR, { id }, { signal }),
  })

const MINE = graphql(/* GraphQL */ `
  query MyMediations {
    viewer {
      participant {
        mediations(first: 50) {
          nodes {
            id
            ...MediationLine_mediationCase
          }
        }
      }
    }
  }
`)

/** The cases of the reader: as a party, as one of the association, as the mediator. */
export const myMediationsQuery = queryOptions({
  queryKey: ['me', 'mediations'],
  queryFn: ({ signal }) => graphqlRequest(MINE, undefined, { signal }),
})

const OF_SCHOOL = graphql(/* GraphQL */ `
  query SchoolMediations(
    $id: ID!
    $states: [MediationState!]
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      school(id: $id) {
        id
        name
        mediations(states: $states, first: $first, after: $after, last: $last, before: $before) {
          totalCount
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
          nodes {
            id
            ...MediationLine_mediationCase
          }
        }
      }
    }
  }
`)

export const schoolMediationsQuery = (id: string, search: MediationsSearch) =>
  queryOptions({
    queryKey: ['school', id, 'mediations', search],
    queryFn: ({ signal }) =>
      graphqlRequest(
        OF_SCHOOL,
        { id, states: search.state ? [search.state] : null, ...toPageVariables(search, 30) },
        { signal },
      ),
    placeholderData: keepPreviousData,
  })
