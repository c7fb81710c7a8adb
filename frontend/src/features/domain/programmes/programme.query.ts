import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'

const QUERY = graphql(/* GraphQL */ `
  query ProgrammePage($id: ID!) {
    viewer {
      programme(id: $id) {
        id
        ...Programme_programme
        mentorship {
          id
          ...ProgrammePair_mentorship
        }
      }
    }
  }
`)

export const programmeQuery = (id: string) =>
  queryOptions({
    queryKey: ['programme', id],
    queryFn: ({ signal }) => graphqlRequest(QUERY, { id }, { signal }),
  })
