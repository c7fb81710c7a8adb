import { queryOptions } from '@tanstack/react-query'
import { publicRequest } from '@/shared/graphql/ask'
import { graphql } from '@/shared/graphql/generated'
import type { PublicPracticeQuery } from '@/shared/graphql/generated/graphql'

const QUERY = graphql(/* GraphQL */ `
  query PublicPractice($slug: String!) {
    practice(slug: $slug) {
      slug
      title
      problem
      actions
      result
      conditions
      form
      format
      topics
      publishedAt
      school {
        slug
        name
        fullName
        municipality {
          slug
          name
        }
      }
      authors {
        ...Authors_author
      }
    }
  }
`)

export type PublicPractice = NonNullable<PublicPracticeQuery['practice']>

/** One published practice; `null` when there is none, or it has been withdrawn. */
export const practiceQuery = (slug: string) =>
  queryOptions({
    queryKey: ['public', 'practice', slug],
    queryFn: ({ signal }) => publicRequest(QUERY, { slug }, { signal }),
  })
