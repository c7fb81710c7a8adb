import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'

const SCHOOL = graphql(/* GraphQL */ `
  query SchoolImports($id: ID!) {
    viewer {
      school(id: $id) {
        id
        name
        viewerCan
        imports {
          id
          kind
          fileName
          state
          createdAt
        }
      }
    }
  }
`)

const MUNICIPALITY = graphql(/* GraphQL */ `
  query MunicipalityImports($id: ID!) {
    viewer {
      municipality(id: $id) {
        id
        name
        viewerCan
        imports {
          id
          kind
          fileName
          state
          createdAt
        }
      }
    }
  }
`)

export const schoolImportsQuery = (id: string) =>
  queryOptions({
    queryKey: ['school', id, 'imports'],
    queryFn: ({ signal }) => graphqlRequest(SCHOOL, { id }, { signal }),
  })

export const municipalityImportsQuery = (id: string) =>
  queryOptions({
    queryKey: ['municipality', id, 'imports'],
    queryFn: ({ signal }) => graphqlRequest(MUNICIPALITY, { id }, { signal }),
  })
