import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'

const QUERY = graphql(/* GraphQL */ `
  query MentorsGiven($id: ID!, $filter: MentorshipFilter, $first: Int) {
    viewer {
      school(id: $id) {
        id
        mentorsGiven(filter: $filter, first: $first) {
          totalCount
          nodes {
            id
            school {
              id
              name
            }
            ...PairRow_mentorship
          }
        }
      }
    }
  }
`)

/** How many are shown: few schools lend more mentors than that in a year. */
const SHOWN = 50

export const givenQuery = (id: string, year: number | undefined) =>
  queryOptions({
    queryKey: ['school', id, 'given', year],
    queryFn: ({ signal }) =>
      graphqlRequest(QUERY, { id, filter: { schoolYear: year ?? null }, first: SHOWN }, { signal }),
  })
