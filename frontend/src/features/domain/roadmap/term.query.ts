import { queryOptions } from '@tanstack/react-query'
import { publicRequest } from '@/shared/graphql/ask'
import { graphql } from '@/shared/graphql/generated'
import type { ReadTermQuery } from '@/shared/graphql/generated/graphql'

const QUERY = graphql(/* GraphQL */ `
  query ReadTerm($text: String!, $from: Date!, $to: Date!) {
    schedulePreview(text: $text, from: $from, to: $to) {
      kind
      minimumPerYear
      rrule
      occurrences {
        start
        end
        openStart
      }
      parts {
        condition
        responsible
      }
      assumptions
      notUnderstood
      alternatives {
        part
        reason
        occurrences {
          start
          end
          openStart
        }
      }
    }
  }
`)

export type Term = ReadTermQuery['schedulePreview']
export type TermWindow = Term['occurrences'][number]
export type Period = { from: string; to: string }

/** A term as the server reads it. The same words within the same days never mean anything else. */
export const termQuery = (text: string, period: Period) =>
  queryOptions({
    queryKey: ['term', text, period.from, period.to],
    queryFn: ({ signal }) => publicRequest(QUERY, { text, ...period }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
