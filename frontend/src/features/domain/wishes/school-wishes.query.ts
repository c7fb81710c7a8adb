import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'

const QUERY = graphql(/* GraphQL */ `
  query SchoolWishes($id: ID!) {
    viewer {
      school(id: $id) {
        id
        matching {
          wishes(first: 100) {
            totalCount
            nodes {
              id
              ...Wish_wish
            }
          }
          absences(first: 100) {
            totalCount
            nodes {
              id
              ...Absence_absence
            }
          }
        }
      }
    }
  }
`)

/** What the matching of a school takes into account beside the cards. */
export const schoolWishesQuery = (id: string) =>
  queryOptions({
    queryKey: ['school', id, 'wishes'],
    queryFn: async ({ signal }) => {
      const { viewer } = await graphqlRequest(QUERY, { id }, { signal })
      return viewer?.school?.matching ?? null
    },
  })
