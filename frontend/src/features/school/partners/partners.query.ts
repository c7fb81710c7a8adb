import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'

const QUERY = graphql(/* GraphQL */ `
  query SchoolPartners($id: ID!) {
    viewer {
      school(id: $id) {
        id
        viewerCan
        partners {
          id
          ...Partner_partner
        }
      }
    }
  }
`)

export const partnersQuery = (id: string) =>
  queryOptions({
    queryKey: ['school', id, 'partners'],
    queryFn: ({ signal }) => graphqlRequest(QUERY, { id }, { signal }),
  })
