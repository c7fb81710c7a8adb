import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { toPageVariables } from '@/shared/lib/paging'
import type { MunicipalBanksSearch } from './banks.search'

const MENTORS = graphql(/* GraphQL */ `
  query MunicipalMentors(
    $id: ID!
    $filter: CardFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      municipality(id: $id) {
        id
        bank {
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
              person {
                id
                fullName
                position
              }
              school {
                id
                name
              }
              topics
              areas
              subjects
              isExpert
              load
              capacity
              bankState
            }
          }
        }
      }
    }
  }
`)

const CURATORS = graphql(/* GraphQL */ `
  query MunicipalCurators(
    $id: ID!
    $filter: CuratorFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      municipality(id: $id) {
        id
        bank {
          curators(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
            totalCount
            pageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            nodes {
              person {
                id
                fullName
                position
              }
              school {
                id
                name
              }
              validFrom
              validUntil
            }
          }
        }
      }
    }
  }
`)

const OVERVIEW = graphql(/* GraphQL */ `
  query MunicipalBanks($id: ID!) {
    viewer {
      municipality(id: $id) {
        id
        name
        viewerCan
        bank {
          policy {
            months
            eachNovember
            version
          }
          mentees {
            all {
              value
              withheld
            }
            waiting {
              value
              withheld
            }
            byCategory {
              category
              people {
                value
                withheld
              }
            }
            byDeficit {
              kind
              people {
                value
                withheld
              }
            }
          }
        }
      }
    }
  }
`)

const STANDINGS = graphql(/* GraphQL */ `
  query BankStandings($id: ID!, $text: String, $first: Int, $after: String, $last: Int, $before: String) {
    viewer {
      municipality(id: $id) {
        id
        schools(
          filter: { text: $text, inModel: true }
          first: $first
          after: $after
          last: $last
          before: $before
        ) {
          totalCount
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
          nodes {
            id
            name
            curatorName
            bankRefresh {
              lastOn
              dueOn
              overdue
            }
          }
        }
      }
    }
  }
`)

export const municipalMentorsQuery = (id: string, search: MunicipalBanksSearch, experts: boolean) =>
  queryOptions({
    queryKey: ['municipality', id, 'mentors', search, experts],
    queryFn: ({ signal }) =>
      graphqlRequest(
        MENTORS,
        {
          id,
          filter: {
            text: search.q ?? null,
            state: search.state ?? null,
            topic: search.topic ?? null,
            category: search.category ?? null,
            free: search.free ?? null,
            expert: experts ? true : null,
          },
          ...toPageVariables(search, 20),
        },
        { signal },
      ),
    placeholderData: keepPreviousData,
  })

export const municipalCuratorsQuery = (id: string, search: MunicipalBanksSearch) =>
  queryOptions({
    queryKey: ['municipality', id, 'curators', search],
    queryFn: ({ signal }) =>
      graphqlRequest(
        CURATORS,
        { id, filter: { text: search.q ?? null }, ...toPageVariables(search, 20) },
        { signal },
      ),
    placeholderData: keepPreviousData,
  })

export const municipalBanksQuery = (id: string) =>
  queryOptions({
    queryKey: ['municipality', id, 'banks'],
    queryFn: ({ signal }) => graphqlRequest(OVERVIEW, { id }, { signal }),
  })

export const bankStandingsQuery = (id: string, search: MunicipalBanksSearch) =>
  queryOptions({
    queryKey: ['municipality', id, 'bank-standings', search],
    queryFn: ({ signal }) =>
      graphqlRequest(STANDINGS, { id, text: search.q ?? null, ...toPageVariables(search, 20) }, { signal }),
    placeholderData: keepPreviousData,
  })
