import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'

/** A request as every list shows it. */
export const HELP_REQUEST = graphql(/* GraphQL */ `
  fragment HelpRequest_request on HelpRequest {
    id
    topic
    question
    state
    addressee
    urgent
    askedAt
    askedBy {
      id
      shortName
    }
    helper {
      id
      shortName
    }
    answer
    responseMinutes
    rating
    viewerCan
  }
`)

const QUERY = graphql(/* GraphQL */ `
  query MyHelp {
    viewer {
      participant {
        workplaces {
          id
          school {
            id
            name
          }
        }
        helpRequests(first: 50) {
          nodes {
            id
            ...HelpRequest_request
          }
        }
        helpToGive(first: 50) {
          nodes {
            id
            ...HelpRequest_request
          }
        }
      }
      posts {
        id
        role
        place {
          id
          name
        }
      }
    }
  }
`)

export const myHelpQuery = queryOptions({
  queryKey: ['help'],
  queryFn: ({ signal }) => graphqlRequest(QUERY, undefined, { signal }),
})

const SCHOOL = graphql(/* GraphQL */ `
  query SchoolHelp($id: ID!) {
    viewer {
      school(id: $id) {
        id
        helpRequests(first: 50) {
          totalCount
          nodes {
            id
            ...HelpRequest_request
          }
        }
      }
    }
  }
`)

export const schoolHelpQuery = (id: string) =>
  queryOptions({
    queryKey: ['school', id, 'help'],
    queryFn: ({ signal }) => graphqlRequest(SCHOOL, { id }, { signal }),
  })
