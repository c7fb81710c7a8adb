import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql, readFragment } from '@/shared/graphql/generated'
import type { RegionRoadmapsQueryVariables } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import type { PlaceLevel } from '@/shared/lib/ids'
import { toPageVariables } from '@/shared/lib/paging'
import type { RoadmapsSearch } from './roadmaps.search'

/** A page of a list of roadmaps, whosever they are. */
const PAGE = graphql(/* GraphQL */ `
  fragment Roadmaps_page on RoadmapConnection {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    nodes {
      id
      ...RoadmapRow_roadmap
    }
  }
`)

const REGION = graphql(/* GraphQL */ `
  query RegionRoadmaps(
    $id: ID!
    $filter: RoadmapFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      region(id: $id) {
        id
        name
        viewerCan
        roadmaps(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
          ...Roadmaps_page
        }
      }
    }
  }
`)

const MUNICIPALITY = graphql(/* GraphQL */ `
  query MunicipalityRoadmaps(
    $id: ID!
    $filter: RoadmapFilter
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
        roadmaps(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
          ...Roadmaps_page
        }
      }
    }
  }
`)

const SCHOOL = graphql(/* GraphQL */ `
  query SchoolRoadmaps(
    $id: ID!
    $filter: RoadmapFilter
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
        roadmaps(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
          ...Roadmaps_page
        }
      }
    }
  }
`)

async function placeOf(level: PlaceLevel, variables: RegionRoadmapsQueryVariables, signal: AbortSignal) {
  switch (level) {
    case 'REGION':
      return (await graphqlRequest(REGION, variables, { signal })).viewer?.region ?? null
    case 'MUNICIPALITY':
      return (await graphqlRequest(MUNICIPALITY, variables, { signal })).viewer?.municipality ?? null
    case 'SCHOOL':
      return (await graphqlRequest(SCHOOL, variables, { signal })).viewer?.school ?? null
    default:
      return level satisfies never
  }
}

/** The roadmaps of a place: its own in any state, those above it that are in force. */
export const roadmapsQuery = (
  level: PlaceLevel,
  id: string,
  year: number | undefined,
  search: RoadmapsSearch,
) =>
  queryOptions({
    queryKey: ['roadmaps', level, id, year, search],
    queryFn: async ({ signal }) => {
      const variables = {
        id,
        filter: {
          text: search.q ?? null,
          states: search.state ? [search.state] : null,
          level: search.owner ?? null,
          schoolYear: year ?? null,
        },
        ...toPageVariables(search, 20),
      }
      const place = await placeOf(level, variables, signal)
      return (
        place && {
          name: place.name,
          keeps: (place.viewerCan as readonly string[]).includes('KEEP_ROADMAPS'),
          list: readFragment(PAGE, place.roadmaps),
        }
      )
    },
    placeholderData: keepPreviousData,
  })
