import { graphql } from '@/shared/graphql/generated'
import type { ChangeRoadmapItemInput } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'

const SAVE = graphql(/* GraphQL */ `
  mutation ChangeRoadmapItem($input: ChangeRoadmapItemInput!) {
    changeRoadmapItem(input: $input) {
      __typename
      ... on RoadmapItemDone {
        item {
          id
          ...CheckItem_item
        }
      }
      ... on RoadmapItemConflict {
        current {
          id
          ...CheckItem_item
        }
      }
      ... on RoadmapRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

/** Keeps the wording of a row. Throws `ApiError`. */
export async function saveItem(input: ChangeRoadmapItemInput) {
  return (await graphqlRequest(SAVE, { input })).changeRoadmapItem
}
