import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { SchoolOverviewQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'

const QUERY = graphql(/* GraphQL */ `
  query SchoolOverview($id: ID!, $year: Int) {
    viewer {
      school(id: $id) {
        id
        name
        fullName
        kind
        inModel
        access
        viewerCan
        figures(schoolYear: $year) {
          ...Counts_figures
        }
        head {
          id
          fullName
          viewerCan
        }
        curators {
          id
          validFrom
          person {
            id
            fullName
            viewerCan
          }
        }
        waiting: mentorships(filter: { states: [PROPOSED, AGREED, ORDER_PREPARED] }, first: 10) {
          totalCount
          nodes {
            id
            ...PairRow_mentorship
          }
        }
        active: mentorships(filter: { states: [ACTIVE] }, first: 100) {
          totalCount
          nodes {
            id
            endingProposed
            ...PairRow_mentorship
          }
        }
        unmatched: needs(filter: { withoutMentor: true }, first: 1) {
          totalCount
        }
        free: mentorCards(filter: { free: true }, first: 1) {
          totalCount
        }
        drafts: orders(filter: { states: [DRAFT] }, first: 10) {
          totalCount
          nodes {
            id
            title
            kind
            state
          }
        }
        corrections(states: [OPEN], first: 1) {
          totalCount
        }
        invitations {
          ...Invitations_invitation
        }
      }
    }
  }
`)

export type SchoolOverview = NonNullable<NonNullable<SchoolOverviewQuery['viewer']>['school']>

export const schoolQuery = (id: string, year: number | undefined) =>
  queryOptions({
    queryKey: ['school', id, 'overview', year],
    queryFn: ({ signal }) => graphqlRequest(QUERY, { id, year: year ?? null }, { signal }),
    placeholderData: keepPreviousData,
  })
