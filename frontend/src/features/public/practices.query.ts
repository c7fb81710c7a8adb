import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import { publicRequest } from '@/shared/graphql/ask'
import { graphql } from '@/shared/graphql/generated'
import type { PracticesSearch } from './public-search'

const QUERY = graphql(/* GraphQL */ `
  query PublicPractices(
    $filter: PracticeFilter
    $first: Int
    $after: String
    $school: String!
    $bySchool: Boolean!
  ) {
    practices(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        slug
        ...PracticeCard_practice
      }
    }
    school(slug: $school) @include(if: $bySchool) {
      name
    }
  }
`)

const PAGE_SIZE = 20

/** Published practices, page after page; the school's name when they are those of one school. */
export const practicesQuery = ({ q, municipality, school, form, format, topic }: PracticesSearch) =>
  infiniteQueryOptions({
    queryKey: ['public', 'practices', { q, municipality, school, form, format, topic }],
    queryFn: ({ signal, pageParam }) =>
      publicRequest(
        QUERY,
        {
          filter: {
            text: q ?? null,
            municipality: municipality ?? null,
            school: school ?? null,
            form: form ?? null,
            format: format ?? null,
            topic: topic ?? null,
          },
          first: PAGE_SIZE,
          after: pageParam,
          school: school ?? '',
          bySchool: school !== undefined,
        },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ practices: { pageInfo } }) =>
      pageInfo.hasNextPage ? pageInfo.endCursor : undefined,
    placeholderData: keepPreviousData,
  })
