import { queryOptions } from '@tanstack/react-query'
import { type FragmentType, graphql, readFragment } from '@/shared/graphql/generated'
import type { Submission_MonitoringSubmissionFragment } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'

/** What a school answers, with what stands beside each answer. */
const SUBMISSION = graphql(/* GraphQL */ `
  fragment Submission_monitoringSubmission on MonitoringSubmission {
    id
    state
    revision
    dueOn
    isLate
    isOverdue
    isExtended
    releasedOn
    changedSinceSigned
    returnedReason
    submittedOn
    decidedOn
    viewerCan
    school {
      id
      level
      name
    }
    submittedBy {
      id
      shortName
    }
    findings {
      code
      finding
      isRefusal
    }
    answers {
      code
      number
      yes
      text
      computed
      before
      explanation
      remark
      differs
    }
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
      items {
        code
        section
        title
        unit
        kind
        isComputed
        required
      }
    }
  }
`)
export type Submission = Submission_MonitoringSubmissionFragment
export type Item = Submission['campaign']['items'][number]
export type Answer = NonNullable<Submission['answers']>[number]

export const readSubmission = (ref: FragmentType<typeof SUBMISSION>): Submission =>
  readFragment(SUBMISSION, ref)

const QUERY = graphql(/* GraphQL */ `
  query Submission($id: ID!) {
    viewer {
      submission(id: $id) {
        id
        ...Submission_monitoringSubmission
      }
    }
  }
`)

/** What a school answers in a campaign; `null` for who may not know of it. */
export const submissionQuery = (id: string) =>
  queryOptions({
    queryKey: ['submission', id],
    queryFn: async ({ signal }) =>
      (await graphqlRequest(QUERY, { id }, { signal })).viewer?.submission ?? null,
  })
