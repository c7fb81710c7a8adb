import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'

const QUERY = graphql(/* GraphQL */ `
  query Employees($id: ID!, $text: String) {
    viewer {
      school(id: $id) {
        people(filter: { text: $text, current: true }, first: 50) {
          totalCount
          nodes {
            id
            fullName
            position
          }
        }
      }
    }
  }
`)

/** Who works at the school now, at most fifty of those whose name fits. */
export const employeesQuery = (schoolId: string, text: string) =>
  queryOptions({
    queryKey: ['school', schoolId, 'employees', text],
    queryFn: ({ signal }) => graphqlRequest(QUERY, { id: schoolId, text: text || null }, { signal }),
    placeholderData: keepPreviousData,
  })
