import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { SchoolDepersonalisationQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { type PagingSearch, toPageVariables } from '@/shared/lib/paging'

const QUERY = graphql(/* GraphQL */ `
  query SchoolDepersonalisation($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    viewer {
      posts {
        id
        role
        place {
          id
        }
      }
      school(id: $id) {
        id
        depersonalisation {
          acts(first: $first, after: $after, last: $last, before: $before) {
            totalCount
            pageInfo {
              hasNextPage
              hasPreviousPage
              startCursor
              endCursor
            }
            nodes {
              id
              number
              doneOn
              dueOn
              basis
              namesakes
            }
          }
          holds {
            id
            reason
            placedOn
            liftedOn
            viewerCan
            placedBy {
              id
              shortName
            }
            person {
              id
              fullName
            }
          }
        }
      }
    }
  }
`)

const PEOPLE = graphql(/* GraphQL */ `
  query FormerEmployees($id: ID!, $text: String) {
    viewer {
      school(id: $id) {
        id
        people(filter: { text: $text, current: false }, first: 50) {
          nodes {
            id
            fullName
          }
        }
      }
    }
  }
`)

type School = NonNullable<NonNullable<SchoolDepersonalisationQuery['viewer']>['school']>
type Data = NonNullable<School['depersonalisation']>
export type Act = Data['acts']['nodes'][number]
export type Hold = Data['holds'][number]

export const depersonalisationQuery = (id: string, search: PagingSearch) =>
  queryOptions({
    queryKey: ['school', id, 'depersonalisation', search],
    queryFn: ({ signal }) => graphqlRequest(QUERY, { id, ...toPageVariables(search, 20) }, { signal }),
    placeholderData: keepPreviousData,
  })

/** Who has left the school: only their data come to an end. */
export const formerQuery = (id: string, text: string) =>
  queryOptions({
    queryKey: ['school', id, 'former', text],
    queryFn: ({ signal }) => graphqlRequest(PEOPLE, { id, text: text || null }, { signal }),
    placeholderData: keepPreviousData,
  })
