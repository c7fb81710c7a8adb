import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql, readFragment } from '@/shared/graphql/generated'
import type { RegionTemplatesQueryVariables } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import type { PlaceLevel } from '@/shared/lib/ids'
import { toPageVariables } from '@/shared/lib/paging'
import type { TemplatesSearch } from './templates.search'

/** A page of a list of templates, whosever they are. */
const PAGE = graphql(/* GraphQL */ `
  fragment Templates_page on ProgrammeTemplateConnection {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    nodes {
      id
      ...Template_template
    }
  }
`)

const REGION = graphql(/* GraphQL */ `
  query RegionTemplates(
    $id: ID!
    $filter: ProgrammeTemplateFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      region(id: $id) {
        id
        name
        programmeTemplates(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
          ...Templates_page
        }
      }
    }
  }
`)

const MUNICIPALITY = graphql(/* GraphQL */ `
  query MunicipalityTemplates(
    $id: ID!
    $filter: ProgrammeTemplateFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      municipality(id: $id) {
        id
        name
        programmeTemplates(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
          ...Templates_page
        }
      }
    }
  }
`)

const SCHOOL = graphql(/* GraphQL */ `
  query SchoolTemplates(
    $id: ID!
    $filter: ProgrammeTemplateFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      school(id: $id) {
        id
        name
        programmeTemplates(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
          ...Templates_page
        }
      }
    }
  }
`)

async function placeOf(level: PlaceLevel, variables: RegionTemplatesQueryVariables, signal: AbortSignal) {
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

/** The shelf of a place: its own templates, and for a school those that reach it. */
export const templatesQuery = (level: PlaceLevel, id: string, search: TemplatesSearch) =>
  queryOptions({
    queryKey: ['templates', level, id, search],
    queryFn: async ({ signal }) => {
      const variables = {
        id,
        filter: {
          text: search.q ?? null,
          states: search.state ? [search.state] : null,
          level: search.owner ?? null,
        },
        ...toPageVariables(search, 20),
      }
      const place = await placeOf(level, variables, signal)
      return place && { name: place.name, list: readFragment(PAGE, place.programmeTemplates) }
    },
    placeholderData: keepPreviousData,
  })

const USABLE = graphql(/* GraphQL */ `
  query UsableTemplates($id: ID!) {
    viewer {
      school(id: $id) {
        id
        programmeTemplates(filter: { states: [IN_USE] }, first: 100) {
          nodes {
            id
            title
            months
            owner {
              id
              level
            }
          }
        }
      }
    }
  }
`)

/** What a programme of the school can be drafted from; nothing for who does not work with the shelf. */
export const usableTemplatesQuery = (schoolId: string) =>
  queryOptions({
    queryKey: ['templates', 'usable', schoolId],
    queryFn: ({ signal }) => graphqlRequest(USABLE, { id: schoolId }, { signal }),
  })

/** A template on the days of a programme that begins on `$startsOn`. */
export const LAID_OUT = graphql(/* GraphQL */ `
  query LaidOutTemplate($school: ID!, $id: ID!, $startsOn: Date!) {
    viewer {
      school(id: $school) {
        id
        programmeTemplate(id: $id) {
          id
          title
          edition
          goal
          expectedResult
          laidOut(startsOn: $startsOn) {
            startsOn
            endsOn
            activities {
              title
              kind
              plannedOn
              expectedResult
            }
          }
        }
      }
    }
  }
`)
