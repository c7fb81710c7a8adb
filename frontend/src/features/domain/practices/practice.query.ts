import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'

/** A practice as its page and its form read it. */
export const PRACTICE = graphql(/* GraphQL */ `
  fragment Practice_practice on Practice {
    id
    slug
    title
    problem
    actions
    result
    conditions
    form
    format
    topics
    state
    remark
    publishedAt
    version
    viewerCan
    school {
      id
      name
    }
    authors {
      publicFields
      person {
        id
        fullName
      }
    }
    programme {
      id
      mentorship {
        id
        mentors {
          person {
            id
            fullName
          }
        }
        mentees {
          person {
            id
            fullName
          }
        }
      }
    }
  }
`)

const QUERY = graphql(/* GraphQL */ `
  query PracticePage($id: ID!) {
    viewer {
      practice(id: $id) {
        id
        ...Practice_practice
      }
    }
  }
`)

export const practiceQuery = (id: string) =>
  queryOptions({
    queryKey: ['practice', id],
    queryFn: ({ signal }) => graphqlRequest(QUERY, { id }, { signal }),
  })
