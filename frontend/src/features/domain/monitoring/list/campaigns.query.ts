import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql, readFragment } from '@/shared/graphql/generated'
import type {
  CampaignRow_MonitoringCampaignFragment,
  MunicipalityCampaignsQueryVariables,
} from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { toPageVariables } from '@/shared/lib/paging'
import type { CampaignsSearch } from './monitoring.search'

/** A campaign as a line of its list. */
const ROW = graphql(/* GraphQL */ `
  fragment CampaignRow_monitoringCampaign on MonitoringCampaign {
    id
    kind
    title
    state
    from
    until
    opensOn
    dueOn
    owner {
      id
      level
      name
    }
    completeness {
      ...Completeness_campaign
    }
  }
`)
export type CampaignRow = CampaignRow_MonitoringCampaignFragment

const PAGE = graphql(/* GraphQL */ `
  fragment Campaigns_page on MonitoringCampaignConnection {
    totalCount
    pageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    nodes {
      id
      ...CampaignRow_monitoringCampaign
    }
  }
`)

const MUNICIPALITY = graphql(/* GraphQL */ `
  query MunicipalityCampaigns(
    $id: ID!
    $filter: CampaignFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      municipality(id: $id) {
        id
        name
        mayPlanCampaigns
        campaigns(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
          ...Campaigns_page
        }
      }
    }
  }
`)

const REGION = graphql(/* GraphQL */ `
  query RegionCampaigns(
    $id: ID!
    $filter: CampaignFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      region(id: $id) {
        id
        name
        mayPlanCampaigns
        campaigns(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
          ...Campaigns_page
        }
      }
    }
  }
`)

/** The levels that hold campaigns. */
export type Holder = 'MUNICIPALITY' | 'REGION'

async function placeOf(level: Holder, variables: MunicipalityCampaignsQueryVariables, signal: AbortSignal) {
  switch (level) {
    case 'MUNICIPALITY':
      return (await graphqlRequest(MUNICIPALITY, variables, { signal })).viewer?.municipality ?? null
    case 'REGION':
      return (await graphqlRequest(REGION, variables, { signal })).viewer?.region ?? null
    default:
      return level satisfies never
  }
}

/** The campaigns of a place and those announced above it; the latest last day first. */
export const campaignsQuery = (level: Holder, id: string, { state, after, before }: CampaignsSearch) =>
  queryOptions({
    queryKey: ['campaigns', level, id, state, after, before],
    queryFn: async ({ signal }) => {
      const filter = { states: state ? [state] : null }
      const variables = { id, filter, ...toPageVariables({ after, before }, 20) }
      const place = await placeOf(level, variables, signal)
      const page = readFragment(PAGE, place?.campaigns)
      return (
        place && {
          name: place.name,
          plans: place.mayPlanCampaigns,
          list: page && { ...page, nodes: readFragment(ROW, page.nodes) },
        }
      )
    },
    placeholderData: keepPreviousData,
  })
