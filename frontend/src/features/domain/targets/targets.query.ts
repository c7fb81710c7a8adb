import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { Target_TargetFragment, TargetIndicator } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'

export const TARGET = graphql(/* GraphQL */ `
  fragment Target_target on NumericTarget {
    id
    indicator
    year
    revision
    viewerCan
    latest {
      number
      state
      planned
      base
      percent
      setBy
      approvedOn
      lines {
        kind
        planned
        base
      }
    }
    inForce {
      planned
      base
      percent
    }
    standing {
      asAt
      total {
        ...Target_sum
      }
      lines {
        kind
        sum {
          ...Target_sum
        }
      }
    }
  }
`)

export const SUM = graphql(/* GraphQL */ `
  fragment Target_sum on TargetSum {
    planned
    base
    fact
    plannedPercent
    factPercent
    shortBy
  }
`)

const MUNICIPALITY = graphql(/* GraphQL */ `
  query MunicipalityTargets($id: ID!) {
    viewer {
      municipality(id: $id) {
        id
        name
        viewerCan
        maySetTargets
        organisationCounts {
          kind
          count
        }
        targets {
          ...Target_target
        }
      }
    }
  }
`)

const REGION = graphql(/* GraphQL */ `
  query RegionTargets($id: ID!, $indicator: TargetIndicator!, $year: Int!) {
    viewer {
      region(id: $id) {
        id
        name
        maySetTargets
        organisationCounts {
          kind
          count
        }
        targets {
          ...Target_target
        }
        targetProgress(indicator: $indicator, year: $year) {
          asAt
          total {
            ...Target_sum
          }
          municipalities {
            municipality {
              id
              name
            }
            isApproved
            holders
            organisations
            sum {
              ...Target_sum
            }
          }
        }
      }
    }
  }
`)

const MISSING = graphql(/* GraphQL */ `
  query TargetMissing($id: ID!, $years: [Int!], $after: String) {
    viewer {
      municipality(id: $id) {
        id
        targets(years: $years) {
          id
          missing(first: 50, after: $after) {
            totalCount
            pageInfo {
              hasNextPage
              endCursor
            }
            nodes {
              kind
              school {
                id
                name
              }
            }
          }
        }
      }
    }
  }
`)

export type TargetRow = Target_TargetFragment

export const municipalityTargetsQuery = (id: string) =>
  queryOptions({
    queryKey: ['municipality', id, 'targets'],
    queryFn: ({ signal }) => graphqlRequest(MUNICIPALITY, { id }, { signal }),
  })

export const regionTargetsQuery = (id: string, indicator: TargetIndicator, year: number) =>
  queryOptions({
    queryKey: ['region', id, 'targets', indicator, year],
    queryFn: ({ signal }) => graphqlRequest(REGION, { id, indicator, year }, { signal }),
    placeholderData: keepPreviousData,
  })

export const missingQuery = (municipalityId: string, year: number, after: string | null) =>
  queryOptions({
    queryKey: ['municipality', municipalityId, 'targets', 'missing', year, after],
    queryFn: ({ signal }) =>
      graphqlRequest(MISSING, { id: municipalityId, years: [year], after }, { signal }),
    placeholderData: keepPreviousData,
  })
