import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { BankSide } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'

const QUERY = graphql(/* GraphQL */ `
  query WishColleagues($schoolId: ID!, $side: BankSide!, $text: String) {
    viewer {
      participant {
        colleagues(schoolId: $schoolId, side: $side, text: $text) {
          id
          fullName
          position
        }
      }
    }
  }
`)

/** Whom a wish of the reader may name, as the mentor or the mentee of such a pair. */
export const colleaguesQuery = (schoolId: string, side: BankSide, text: string) =>
  queryOptions({
    queryKey: ['me', 'colleagues', schoolId, side, text],
    queryFn: async ({ signal }) => {
      const { viewer } = await graphqlRequest(QUERY, { schoolId, side, text: text || null }, { signal })
      return viewer?.participant.colleagues ?? []
    },
    placeholderData: keepPreviousData,
  })
