import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { MunicipalityOverviewQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { toPageVariables } from '@/shared/lib/paging'
import type { RegisterSearch } from './register.search'

const QUERY = graphql(/* GraphQL */ `
  query MunicipalityOverview(
    $id: ID!
    $year: Int
    $filter: RegisterFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      municipality(id: $id) {
        id
        name
        viewerCan
        region {
          id
          name
        }
        figures(schoolYear: $year) {
          schoolYear
          ...Counts_figures
        }
        schools(
          schoolYear: $year
          filter: $filter
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
            fullName
            kind
            inModel
            curatorName
            figures {
              ...Counts_figures
            }
          }
        }
        practices(filter: { states: [SCHOOL_APPROVED] }, first: 20) {
          nodes {
            id
            title
            school {
              name
            }
          }
        }
        invitations {
          ...Invitations_invitation
        }
      }
    }
  }
`)

type Overview = NonNullable<NonNullable<MunicipalityOverviewQuery['viewer']>['municipality']>
export type RegisterRow = Overview['schools']['nodes'][number]
export type MunicipalityOverview = Overview

/** The filter of the register, for the page and for the file alike. */
export const registerFilter = (search: RegisterSearch) => ({
  text: search.q ?? null,
  kind: search.kind ?? null,
  inModel: search.model ? search.model === 'yes' : null,
})

export const municipalityQuery = (id: string, year: number | undefined, search: RegisterSearch) =>
  queryOptions({
    queryKey: ['municipality', id, 'overview', year, search],
    queryFn: ({ signal }) =>
      graphqlRequest(
        QUERY,
        {
          id,
          year: year ?? null,
          filter: registerFilter(search),
          ...toPageVariables(search, 20),
        },
        { signal },
      ),
    placeholderData: keepPreviousData,
  })
