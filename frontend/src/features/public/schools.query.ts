import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import { publicRequest } from '@/shared/graphql/ask'
import { graphql } from '@/shared/graphql/generated'
import type { SchoolsSearch } from './public-search'

const QUERY = graphql(/* GraphQL */ `
  query PublicSchools($filter: SchoolFilter, $first: Int, $after: String) {
    schools(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        slug
        name
        fullName
        kind
        municipality {
          name
        }
        practices(first: 1) {
          totalCount
        }
      }
    }
  }
`)

const PAGE_SIZE = 50

/** Organisations of the public face by name, page after page. */
export const schoolsQuery = ({ q, municipality, kind }: SchoolsSearch) =>
  infiniteQueryOptions({
    queryKey: ['public', 'schools', { q, municipality, kind }],
    queryFn: ({ signal, pageParam }) =>
      publicRequest(
        QUERY,
        {
          filter: { text: q ?? null, municipality: municipality ?? null, kind: kind ?? null },
          first: PAGE_SIZE,
          after: pageParam,
        },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ schools: { pageInfo } }) => (pageInfo.hasNextPage ? pageInfo.endCursor : undefined),
    placeholderData: keepPreviousData,
  })
