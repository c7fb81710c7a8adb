import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'

const QUERY = graphql(/* GraphQL */ `
  query DocumentPage($id: ID!) {
    viewer {
      document(id: $id) {
        id
        ...Document_document
      }
    }
  }
`)

export const documentQuery = (id: string) =>
  queryOptions({
    queryKey: ['document', id],
    queryFn: ({ signal }) => graphqlRequest(QUERY, { id }, { signal }),
  })
