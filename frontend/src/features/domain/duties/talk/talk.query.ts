import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { DutyTalkQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'

const TALK = graphql(/* GraphQL */ `
  query DutyTalk($id: ID!) {
    viewer {
      duty(id: $id) {
        id
        viewerCan
        place {
          id
          level
          name
        }
        item {
          id
          title
        }
        comments {
          id
          at
          text
          author {
            id
            shortName
          }
        }
      }
    }
  }
`)

/** An open sheet is not redrawn when something changes; who talks waits no longer than this for what the other side says. */
const ASK_AGAIN_MS = 30_000

/** What was said about a duty, the earliest first; `null` for who may not read it. */
export const dutyTalkQuery = (id: string) =>
  queryOptions({
    queryKey: ['duty', id, 'talk'],
    queryFn: async ({ signal }) => (await graphqlRequest(TALK, { id }, { signal })).viewer?.duty ?? null,
    refetchInterval: ASK_AGAIN_MS,
  })

export type TalkedDuty = NonNullable<NonNullable<DutyTalkQuery['viewer']>['duty']>
