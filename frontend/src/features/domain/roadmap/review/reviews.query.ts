import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { RoadmapQueueQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'

const QUEUE = graphql(/* GraphQL */ `
  query RoadmapQueue($id: ID!) {
    viewer {
      municipality(id: $id) {
        id
        name
        viewerCan
        roadmapPolicy {
          reviewRequired
          version
        }
        roadmapQueue(first: 100) {
          totalCount
          nodes {
            id
            title
            owner {
              id
              name
            }
            reviews {
              id
              dueOn
            }
          }
        }
      }
    }
  }
`)

type Municipality = NonNullable<NonNullable<RoadmapQueueQuery['viewer']>['municipality']>
export type Waiting = NonNullable<Municipality['roadmapQueue']>['nodes'][number]
export type Policy = Municipality['roadmapPolicy']

/** The roadmaps of schools that wait for the word of the municipal centre, the earliest due first. */
export const roadmapQueueQuery = (id: string) =>
  queryOptions({
    queryKey: ['municipality', id, 'roadmap-queue'],
    queryFn: ({ signal }) => graphqlRequest(QUEUE, { id }, { signal }),
  })
