import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'

const QUERY = graphql(/* GraphQL */ `
  query Home {
    viewer {
      person {
        id
      }
      tasks {
        id
        ...HomeTask_task
      }
      posts {
        id
        ...HomePost_post
      }
      participant {
        workplaces {
          id
        }
        mentorships {
          id
          state
          ...MyPair_mentorship
        }
      }
    }
  }
`)

export const homeQuery = queryOptions({
  queryKey: ['home'],
  queryFn: ({ signal }) => graphqlRequest(QUERY, undefined, { signal }),
})
