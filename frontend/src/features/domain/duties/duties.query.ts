import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { type FragmentType, graphql, readFragment } from '@/shared/graphql/generated'
import type { SchoolDutiesQueryVariables } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import type { PlaceLevel } from '@/shared/lib/ids'
import { toPageVariables } from '@/shared/lib/paging'
import { type DutiesSearch, dutyFilter, placesFilter } from './duties.search'
import { DUTY, OCCURRENCE, type Occurrence } from './occurrence.fragment'

/** A page of a list of duties. */
const PAGE = graphql(/* GraphQL */ `
  fragment Duties_page on DutyOccurrenceConnection {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    nodes {
      id
      ...Occurrence_occurrence
    }
  }
`)

/** What is counted of the duties. */
const TOTALS = graphql(/* GraphQL */ `
  fragment Duties_totals on RoadmapProgress {
    total
    planned
    inProgress
    done
    verified
    overdue
    dueSoon
  }
`)

const SCHOOL = graphql(/* GraphQL */ `
  query SchoolDuties(
    $id: ID!
    $filter: DutyFilter
    $places: DutyFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      school(id: $id) {
        id
        name
        dutyTotals(filter: $places) {
          ...Duties_totals
        }
        undatedDuties {
          id
          ...OwedDuty_duty
        }
        duties(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
          ...Duties_page
        }
      }
    }
  }
`)

const MUNICIPALITY = graphql(/* GraphQL */ `
  query MunicipalityDuties(
    $id: ID!
    $filter: DutyFilter
    $places: DutyFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      municipality(id: $id) {
        id
        name
        viewerCan
        dutyTotals(filter: $places) {
          ...Duties_totals
        }
        undatedDuties {
          id
          ...OwedDuty_duty
        }
        exemptionsAsked {
          id
          ...OwedDuty_duty
        }
        schoolProgress {
          school {
            id
            name
          }
        }
        duties(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
          ...Duties_page
        }
      }
    }
  }
`)

const REGION = graphql(/* GraphQL */ `
  query RegionDuties(
    $id: ID!
    $filter: DutyFilter
    $places: DutyFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      region(id: $id) {
        id
        name
        dutyTotals(filter: $places) {
          ...Duties_totals
        }
        undatedDuties {
          id
          ...OwedDuty_duty
        }
        duties(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
          ...Duties_page
        }
      }
    }
  }
`)

async function placeOf(level: PlaceLevel, variables: SchoolDutiesQueryVariables, signal: AbortSignal) {
  const alone = { exemptionsAsked: null, schoolProgress: null, viewerCan: [] }
  switch (level) {
    case 'SCHOOL': {
      const school = (await graphqlRequest(SCHOOL, variables, { signal })).viewer?.school
      return school ? { ...alone, ...school } : null
    }
    case 'MUNICIPALITY':
      return (await graphqlRequest(MUNICIPALITY, variables, { signal })).viewer?.municipality ?? null
    case 'REGION': {
      const region = (await graphqlRequest(REGION, variables, { signal })).viewer?.region
      return region ? { ...alone, ...region } : null
    }
    default:
      return level satisfies never
  }
}

const opened = (ref: FragmentType<typeof OCCURRENCE>): Occurrence => {
  const { duty, ...occurrence } = readFragment(OCCURRENCE, ref)
  return { ...occurrence, duty: readFragment(DUTY, duty) }
}

/** The duties of a place by the day they are due, with what they come to. */
export const dutiesQuery = (level: PlaceLevel, id: string, search: DutiesSearch) =>
  queryOptions({
    // Which talk is open is nothing to the list.
    queryKey: ['duties', level, id, { ...search, duty: undefined }],
    queryFn: async ({ signal }) => {
      const variables = {
        id,
        filter: dutyFilter(search),
        places: placesFilter(search),
        ...toPageVariables(search, 30),
      }
      const place = await placeOf(level, variables, signal)
      const page = readFragment(PAGE, place?.duties)
      return (
        place && {
          name: place.name,
          keeps: (place.viewerCan as readonly string[]).includes('KEEP_ROADMAPS'),
          reminds: (place.viewerCan as readonly string[]).includes('REMIND_SCHOOLS'),
          schools: place.schoolProgress?.map(({ school }) => school) ?? [],
          totals: readFragment(TOTALS, place.dutyTotals),
          undated: readFragment(DUTY, place.undatedDuties ?? []),
          exemptions: readFragment(DUTY, place.exemptionsAsked ?? []),
          list: page && { ...page, nodes: page.nodes.map(opened) },
        }
      )
    },
    placeholderData: keepPreviousData,
  })

export type DutiesOfPlace = NonNullable<
  Awaited<ReturnType<NonNullable<ReturnType<typeof dutiesQuery>['queryFn']>>>
>
