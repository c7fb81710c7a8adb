import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'

const QUERY = graphql(/* GraphQL */ `
  query PairWork($id: ID!) {
    viewer {
      mentorship(id: $id) {
        id
        startedOn
        ...PairProgramme_mentorship
        ...PairMeetings_mentorship
      }
    }
  }
`)

export const pairWorkQuery = (id: string) =>
  queryOptions({
    queryKey: ['pair', id, 'work'],
    queryFn: ({ signal }) => graphqlRequest(QUERY, { id }, { signal }),
  })
