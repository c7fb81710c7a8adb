import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { CalendarEntryFragment } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { type Month, span } from './month'

const ENTRY = graphql(/* GraphQL */ `
  fragment CalendarEntry on CalendarEntry {
    id
    kind
    on
    title
    with
    path
    overdue
  }
`)

const MINE = graphql(/* GraphQL */ `
  query MyCalendar($from: Date!, $until: Date!) {
    viewer {
      hasCalendarFeed
      calendar(from: $from, until: $until) {
        ...CalendarEntry
      }
    }
  }
`)

const SCHOOL = graphql(/* GraphQL */ `
  query SchoolCalendar($id: ID!, $from: Date!, $until: Date!) {
    viewer {
      school(id: $id) {
        id
        calendar(from: $from, until: $until) {
          ...CalendarEntry
        }
      }
    }
  }
`)

export type Entry = CalendarEntryFragment
export { ENTRY }

export const myCalendarQuery = (month: Month) =>
  queryOptions({
    queryKey: ['me', 'calendar', month],
    queryFn: ({ signal }) => graphqlRequest(MINE, span(month), { signal }),
    placeholderData: keepPreviousData,
  })

export const schoolCalendarQuery = (id: string, month: Month) =>
  queryOptions({
    queryKey: ['school', id, 'calendar', month],
    queryFn: ({ signal }) => graphqlRequest(SCHOOL, { id, ...span(month) }, { signal }),
    placeholderData: keepPreviousData,
  })
