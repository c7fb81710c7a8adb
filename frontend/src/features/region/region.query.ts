import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { RegionOverviewQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'

const QUERY = graphql(/* GraphQL */ `
  query RegionOverview($id: ID!, $year: Int) {
    viewer {
      region(id: $id) {
        id
        name
        viewerCan
        figures(schoolYear: $year) {
          ...Counts_figures
        }
        municipalities(schoolYear: $year) {
          id
          name
          kind
          schoolCount
          figures {
            ...Counts_figures
          }
        }
        invitations {
          ...Invitations_invitation
        }
      }
    }
  }
`)

export type RegionOverview = NonNullable<NonNullable<RegionOverviewQuery['viewer']>['region']>

export const regionQuery = (id: string, year: number | undefined) =>
  queryOptions({
    queryKey: ['region', id, 'overview', year],
    queryFn: ({ signal }) => graphqlRequest(QUERY, { id, year: year ?? null }, { signal }),
    placeholderData: keepPreviousData,
  })
