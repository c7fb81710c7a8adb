import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'

const QUERY = graphql(/* GraphQL */ `
  query MeetingForm($id: ID!) {
    viewer {
      mentorship(id: $id) {
        id
        journal {
          planned {
            id
            plannedOn
            mode
            topic
            viewerCan
          }
          openGoals {
            id
            text
          }
        }
        meetings(first: 1) {
          nodes {
            id
            minutes
            mode
            topic
          }
        }
      }
    }
  }
`)

/** What the form of an entry begins with: what was planned, what is to be ticked, how it was the last time. */
export const meetingFormQuery = (id: string) =>
  queryOptions({
    queryKey: ['pair', id, 'meeting-form'],
    queryFn: ({ signal }) => graphqlRequest(QUERY, { id }, { signal }),
  })
