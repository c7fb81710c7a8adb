import { queryOptions } from '@tanstack/react-query'
import { publicRequest } from '@/shared/graphql/ask'
import { graphql } from '@/shared/graphql/generated'

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
  queryFn: ({ signal }) => publicRequest(QUERY, undefined, { signal }),
  staleTime: 5 * 60_000,
})
