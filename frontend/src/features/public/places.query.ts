import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'

const QUERY = graphql(/* GraphQL */ `
  query PublicPlaces {
    municipalities {
      slug
      name
      practiceCount
    }
  }
`)

/** All municipalities with the number of their practices: the choices of a filter. */
export const placesQuery = queryOptions({
  queryKey: ['public', 'places'],
  queryFn: ({ signal }) => graphqlRequest(QUERY, undefined, { signal }),
  staleTime: 5 * 60_000,
})
