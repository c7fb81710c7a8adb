import { queryOptions } from '@tanstack/react-query'
import { publicRequest } from '@/shared/graphql/ask'
import { graphql } from '@/shared/graphql/generated'
import type { PublicPractice } from './practice.query'

const QUERY = graphql(/* GraphQL */ `
  query SimilarPractices($narrow: PracticeFilter, $wide: PracticeFilter) {
    narrow: practices(filter: $narrow, first: 4) {
      nodes {
        ...SimilarPractices_practice
      }
    }
    wide: practices(filter: $wide, first: 4) {
      nodes {
        ...SimilarPractices_practice
      }
    }
  }
`)

/** Others of the same topic: first those of the same form of mentoring, then of any. */
export const similarQuery = ({
  slug,
  topics: [topic],
  form,
}: Pick<PublicPractice, 'slug' | 'topics' | 'form'>) =>
  queryOptions({
    queryKey: ['public', 'similar', slug],
    queryFn: ({ signal }) =>
      publicRequest(
        QUERY,
        { narrow: { topic: topic ?? null, form }, wide: { topic: topic ?? null } },
        { signal },
      ),
    enabled: topic !== undefined,
  })
