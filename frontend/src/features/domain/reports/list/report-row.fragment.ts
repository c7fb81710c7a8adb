import { graphql } from '@/shared/graphql/generated'
import type { ReportRow_ReportFragment } from '@/shared/graphql/generated/graphql'

/** A report as a line of its list. */
export const REPORT_ROW = graphql(/* GraphQL */ `
  fragment ReportRow_report on RoadmapReport {
    id
    from
    until
    state
    signedOn
    decidedOn
    changedSinceSigned
    owner {
      id
      level
      name
    }
    roadmap {
      id
      title
    }
    progress {
      ...Progress_progress
    }
  }
`)

export type ReportRow = ReportRow_ReportFragment
