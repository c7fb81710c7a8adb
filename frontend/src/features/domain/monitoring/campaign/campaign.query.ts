import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql, readFragment } from '@/shared/graphql/generated'
import type {
  CampaignSchool_MonitoringSubmissionFragment,
  Sum_ItemSumFragment,
} from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { toPageVariables } from '@/shared/lib/paging'
import type { SubmissionsSearch } from '../list/monitoring.search'

const SUM = graphql(/* GraphQL */ `
  fragment Sum_itemSum on ItemSum {
    code
    answered
    total
    mean
    yes
    withheld
  }
`)
export type Sum = Sum_ItemSumFragment

/** Where a school stands in a campaign, for its centre. */
const SCHOOL = graphql(/* GraphQL */ `
  fragment CampaignSchool_monitoringSubmission on MonitoringSubmission {
    id
    revision
    state
    dueOn
    isLate
    isOverdue
    isExtended
    releasedOn
    differences
    changedSinceSigned
    submittedOn
    viewerCan
    school {
      id
      level
      name
    }
  }
`)
export type CampaignSchool = CampaignSchool_MonitoringSubmissionFragment

const QUERY = graphql(/* GraphQL */ `
  query Campaign(
    $id: ID!
    $filter: CampaignSubmissionFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      campaign(id: $id) {
        id
        kind
        title
        state
        revision
        from
        until
        opensOn
        dueOn
        audience
        viewerCan
        owner {
          id
          level
          name
        }
        items {
          code
          section
          title
          unit
          kind
          isComputed
        }
        completeness {
          required
          percent
          timeliness
          ...Completeness_campaign
        }
        sums {
          ...Sum_itemSum
        }
        municipalities {
          municipality {
            id
            level
            name
          }
          completeness {
            ...Completeness_campaign
          }
          sums {
            ...Sum_itemSum
          }
        }
        submissions(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
          totalCount
          pageInfo {
            hasNextPage
            hasPreviousPage
            startCursor
            endCursor
          }
          nodes {
            id
            ...CampaignSchool_monitoringSubmission
          }
        }
      }
    }
  }
`)

async function load(id: string, { state, after, before }: SubmissionsSearch, signal: AbortSignal) {
  const filter = { states: state ? [state] : null }
  const variables = { id, filter, ...toPageVariables({ after, before }, 20) }
  const found = (await graphqlRequest(QUERY, variables, { signal })).viewer?.campaign
  if (!found) return null
  const { sums, municipalities, submissions, ...campaign } = found
  return {
    ...campaign,
    sums: readFragment(SUM, sums),
    municipalities: municipalities?.map((one) => ({ ...one, sums: readFragment(SUM, one.sums) })),
    submissions: submissions && { ...submissions, nodes: readFragment(SCHOOL, submissions.nodes) },
  }
}
export type Campaign = NonNullable<Awaited<ReturnType<typeof load>>>

/** A campaign with the schools of the reader's municipality, or the municipalities of the reader's region. */
export const campaignQuery = (id: string, search: SubmissionsSearch) =>
  queryOptions({
    queryKey: ['campaign', id, search.state, search.after, search.before],
    queryFn: ({ signal }) => load(id, search, signal),
    placeholderData: keepPreviousData,
  })
