import { type FragmentType, graphql, readFragment } from '@/shared/graphql/generated'
import type {
  Report_RoadmapReportFragment,
  ReportedRow_RoadmapReportRowFragment,
  ReportingSchool_ReportingSchoolFragment,
} from '@/shared/graphql/generated/graphql'

/** A row of a report: what was done by the journal, and what is said of it. */
const ROW = graphql(/* GraphQL */ `
  fragment ReportedRow_roadmapReportRow on RoadmapReportRow {
    itemId
    sections
    number
    title
    term
    comment
    effectiveness
    remark
    progress {
      total
      ...Progress_progress
    }
    executions {
      due
      state
      doneOn
      isOverdue
      evidence
      comment
    }
  }
`)

/** Where the report of a school stands, in the one of its municipality. */
const SCHOOL = graphql(/* GraphQL */ `
  fragment ReportingSchool_reportingSchool on ReportingSchool {
    state
    changedSinceAccepted
    school {
      id
      level
      name
    }
    report {
      id
    }
    progress {
      ...Progress_progress
    }
  }
`)

/** A report with its rows. */
export const REPORT = graphql(/* GraphQL */ `
  fragment Report_roadmapReport on RoadmapReport {
    id
    from
    until
    state
    revision
    summary
    isFrozen
    figuresOn
    changedSinceSigned
    signedOn
    decidedOn
    returnedReason
    viewerCan
    owner {
      id
      level
      name
    }
    roadmap {
      id
      title
    }
    preparedBy {
      id
      shortName
    }
    signedBy {
      id
      shortName
    }
    progress {
      total
      planned
      inProgress
      done
      verified
      overdue
      notApplicable
      ...Progress_progress
    }
    rows {
      ...ReportedRow_roadmapReportRow
    }
    schools {
      ...ReportingSchool_reportingSchool
    }
  }
`)

export type ReportedRow = ReportedRow_RoadmapReportRowFragment
export type ReportingSchool = ReportingSchool_ReportingSchoolFragment
export type Report = Omit<Report_RoadmapReportFragment, 'rows' | 'schools'> & {
  rows: readonly ReportedRow[]
  schools: readonly ReportingSchool[]
}

/** Opens a report with all that is in it. */
export function readReport(ref: FragmentType<typeof REPORT>): Report {
  const { rows, schools, ...report } = readFragment(REPORT, ref)
  return { ...report, rows: readFragment(ROW, rows), schools: readFragment(SCHOOL, schools) }
}
