import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'

const READY_PLANS = graphql(/* GraphQL */ `
  query ReadyPlans {
    viewer {
      readyPlans {
        code
        level
        title
        source
        rows
        schoolYears
      }
    }
  }
`)

/** The library of ready plans; it changes with the program alone. */
export const readyPlansQuery = queryOptions({
  queryKey: ['ready-plans'],
  queryFn: async () => (await graphqlRequest(READY_PLANS)).viewer?.readyPlans ?? [],
  staleTime: Number.POSITIVE_INFINITY,
})
