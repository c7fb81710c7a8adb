import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'

const QUERY = graphql(/* GraphQL */ `
  query Report($id: ID!) {
    viewer {
      roadmapReport(id: $id) {
        id
        ...Report_roadmapReport
      }
    }
  }
`)

/** A report; `null` for who may not read it. */
export const reportQuery = (id: string) =>
  queryOptions({
    queryKey: ['report', id],
    queryFn: async ({ signal }) =>
      (await graphqlRequest(QUERY, { id }, { signal })).viewer?.roadmapReport ?? null,
  })
