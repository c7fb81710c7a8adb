import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { graphql, readFragment } from '@/shared/graphql/generated'
import type { SubmissionRow_MonitoringSubmissionFragment } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { toPageVariables } from '@/shared/lib/paging'
import type { SubmissionsSearch } from './monitoring.search'

/** What a school is to answer, as a line of its list. */
const ROW = graphql(/* GraphQL */ `
  fragment SubmissionRow_monitoringSubmission on MonitoringSubmission {
    id
    state
    dueOn
    isOverdue
    isLate
    releasedOn
    submittedOn
    campaign {
      id
      kind
      title
      state
      owner {
        id
        level
        name
      }
    }
  }
`)
export type SubmissionRow = SubmissionRow_MonitoringSubmissionFragment

const QUERY = graphql(/* GraphQL */ `
  query SchoolSubmissions(
    $id: ID!
    $filter: SubmissionFilter
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    viewer {
      school(id: $id) {
        id
        name
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
            ...SubmissionRow_monitoringSubmission
          }
        }
      }
    }
  }
`)

/** What a school is to answer, or has answered, in campaigns; the latest last day first. */
export const submissionsQuery = (id: string, { state, after, before }: SubmissionsSearch) =>
  queryOptions({
    queryKey: ['submissions', id, state, after, before],
    queryFn: async ({ signal }) => {
      const filter = { states: state ? [state] : null }
      const variables = { id, filter, ...toPageVariables({ after, before }, 20) }
      const school = (await graphqlRequest(QUERY, variables, { signal })).viewer?.school
      if (!school) return null
      const { name, submissions: page } = school
      return { name, list: page && { ...page, nodes: readFragment(ROW, page.nodes) } }
    },
    placeholderData: keepPreviousData,
  })
