import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql, readFragment } from '@/shared/graphql/generated'
import type { SchoolReportsQueryVariables } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import type { PlaceLevel } from '@/shared/lib/ids'
import { toPageVariables } from '@/shared/lib/paging'
import { REPORT_ROW } from './report-row.fragment'
import { type ReportsSearch, whoseOf } from './reports.search'

/** A page of a list of reports. */
const PAGE = graphql(/* GraphQL */ `
  fragment Reports_page on RoadmapReportConnection {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    nodes {
      id
      ...ReportRow_report
    }
  }
`)

const SCHOOL = graphql(/* GraphQL */ `
  query SchoolReports(
    $id: ID!
    $below: Boolean
    $filter: RoadmapReportFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      school(id: $id) {
        id
        name
        viewerCan
        roadmapReports(
          below: $below
          filter: $filter
          first: $first
          after: $after
          last: $last
          before: $before
        ) {
          ...Reports_page
        }
      }
    }
  }
`)

const MUNICIPALITY = graphql(/* GraphQL */ `
  query MunicipalityReports(
    $id: ID!
    $below: Boolean
    $filter: RoadmapReportFilter
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
        roadmapReports(
          below: $below
          filter: $filter
          first: $first
          after: $after
          last: $last
          before: $before
        ) {
          ...Reports_page
        }
      }
    }
  }
`)

const REGION = graphql(/* GraphQL */ `
  query RegionReports(
    $id: ID!
    $below: Boolean
    $filter: RoadmapReportFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      region(id: $id) {
        id
        name
        roadmapReports(
          below: $below
          filter: $filter
          first: $first
          after: $after
          last: $last
          before: $before
        ) {
          ...Reports_page
        }
      }
    }
  }
`)

async function placeOf(level: PlaceLevel, variables: SchoolReportsQueryVariables, signal: AbortSignal) {
  switch (level) {
    case 'SCHOOL':
      return (await graphqlRequest(SCHOOL, variables, { signal })).viewer?.school ?? null
    case 'MUNICIPALITY':
      return (await graphqlRequest(MUNICIPALITY, variables, { signal })).viewer?.municipality ?? null
    case 'REGION': {
      const region = (await graphqlRequest(REGION, variables, { signal })).viewer?.region
      return region ? { ...region, viewerCan: [] } : null
    }
    default:
      return level satisfies never
  }
}

/** The reports of a place, or those that were handed in to it; the latest period first. */
export const reportsQuery = (level: PlaceLevel, id: string, search: ReportsSearch) => {
  const whose = whoseOf(level, search)
  const { state, after, before } = search
  return queryOptions({
    queryKey: ['reports', level, id, whose, state, after, before],
    queryFn: async ({ signal }) => {
      const variables = {
        id,
        below: whose === 'below',
        filter: { states: state ? [state] : null },
        ...toPageVariables(search, 20),
      }
      const place = await placeOf(level, variables, signal)
      const page = readFragment(PAGE, place?.roadmapReports)
      return (
        place && {
          name: place.name,
          keeps: (place.viewerCan as readonly string[]).includes('KEEP_ROADMAPS'),
          list: page && { ...page, nodes: readFragment(REPORT_ROW, page.nodes) },
        }
      )
    },
    placeholderData: keepPreviousData,
  })
}
