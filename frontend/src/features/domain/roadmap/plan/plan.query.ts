import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'

const ITEMS = graphql(/* GraphQL */ `
  query PlanItems($id: ID!, $place: ID, $ofPlace: Boolean!) {
    viewer {
      roadmap(id: $id) {
        id
        items {
          id
          ...PlanItem_item
          duty @skip(if: $ofPlace) {
            ...PlanDuty_duty
          }
          duties(placeId: $place) @include(if: $ofPlace) {
            ...PlanDuty_duty
          }
        }
        schools {
          school {
            id
            level
            name
          }
          progress {
            overdue
            ...Progress_progress
          }
        }
      }
    }
  }
`)

const DUTIES = graphql(/* GraphQL */ `
  query PlanDuties($id: ID!) {
    viewer {
      roadmap(id: $id) {
        id
        items {
          id
          duties {
            ...PlanDuty_duty
          }
        }
      }
    }
  }
`)

/** The rows of a plan with the days of one place: the one that is named, else the reader's own. */
export const planItemsQuery = (id: string, place: string | undefined) =>
  queryOptions({
    queryKey: ['roadmap', id, 'plan', place],
    queryFn: ({ signal }) =>
      graphqlRequest(ITEMS, { id, place: place ?? null, ofPlace: place !== undefined }, { signal }),
    placeholderData: keepPreviousData,
  })

/** What every place owes by every row; asked for when somebody opens a row. */
export const planDutiesQuery = (id: string) =>
  queryOptions({
    queryKey: ['roadmap', id, 'duties'],
    queryFn: ({ signal }) => graphqlRequest(DUTIES, { id }, { signal }),
  })
