import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'

const QUERY = graphql(/* GraphQL */ `
  query Roadmap($id: ID!) {
    viewer {
      roadmap(id: $id) {
        id
        ...RoadmapHead_roadmap
      }
    }
  }
`)

/** A roadmap's head; its rows are asked for by the page that shows them. */
export const roadmapQuery = (id: string) =>
  queryOptions({
    queryKey: ['roadmap', id, 'head'],
    queryFn: ({ signal }) => graphqlRequest(QUERY, { id }, { signal }),
  })
