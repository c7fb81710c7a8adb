import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { ComparisonQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'

const QUERY = graphql(/* GraphQL */ `
  query Comparison($id: ID!, $schoolYears: [Int!]!) {
    viewer {
      region(id: $id) {
        id
        name
        trend(schoolYears: $schoolYears) {
          schoolYear
          ...Counts_figures
        }
        comparison(schoolYears: $schoolYears) {
          municipality {
            id
            name
          }
          years {
            schoolYear
            ...Counts_figures
          }
        }
        pairGroups {
          form
          format
          pairs
        }
        mentorLoad {
          band
          mentors
          withheld
        }
      }
    }
  }
`)

export type ComparedRegion = NonNullable<NonNullable<ComparisonQuery['viewer']>['region']>

export const comparisonQuery = (id: string, schoolYears: number[]) =>
  queryOptions({
    queryKey: ['region', id, 'comparison', schoolYears],
    queryFn: ({ signal }) => graphqlRequest(QUERY, { id, schoolYears }, { signal }),
    placeholderData: keepPreviousData,
  })
