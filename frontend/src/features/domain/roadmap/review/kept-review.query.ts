import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'

/** What the reader has written of a roadmap and not sent, as the server keeps it. */
export const KEPT_REVIEW = graphql(/* GraphQL */ `
  fragment KeptReview_roadmap on Roadmap {
    id
    reviewDraft {
      summary
      remarks {
        itemId
        text
      }
      savedAt
    }
  }
`)

const KEPT = graphql(/* GraphQL */ `
  query KeptReview($id: ID!) {
    viewer {
      roadmap(id: $id) {
        id
        ...KeptReview_roadmap
        otherReviewers {
          person {
            id
            shortName
          }
          savedAt
        }
      }
    }
  }
`)

/** How long a reviewer waits to hear that a colleague writes as well. */
const ASK_AGAIN_MS = 30_000

/** The draft of a review, and which colleagues write one too. Asked for anew whenever a roadmap is opened. */
export const keptReviewQuery = (id: string) =>
  queryOptions({
    queryKey: ['roadmap', id, 'kept-review'],
    queryFn: async ({ signal }) => (await graphqlRequest(KEPT, { id }, { signal })).viewer?.roadmap ?? null,
    refetchInterval: ASK_AGAIN_MS,
    gcTime: 0,
  })
