import { graphql } from '@/shared/graphql/generated'

/** The pair of a programme: who takes part, and the deficits that the plan may work on. */
export const PROGRAMME_PAIR = graphql(/* GraphQL */ `
  fragment ProgrammePair_mentorship on Mentorship {
    id
    format
    startedOn
    topics
    school {
      id
      name
    }
    mentors {
      person {
        id
        fullName
        shortName
      }
    }
    mentees {
      person {
        id
        fullName
        shortName
        record {
          needs {
            id
            deficits {
              ...Programme_deficit
            }
          }
        }
      }
    }
  }
`)

export const DEFICIT = graphql(/* GraphQL */ `
  fragment Programme_deficit on Deficit {
    id
    kind
    area
    status
  }
`)

export const ACTIVITY = graphql(/* GraphQL */ `
  fragment Programme_activity on Activity {
    id
    title
    kind
    plannedOn
    expectedResult
    state
    overdue
    submission
    submittedOn
    remark
    acceptedOn
    viewerCan
  }
`)

/** A programme as its page and its form read it. */
export const PROGRAMME = graphql(/* GraphQL */ `
  fragment Programme_programme on Programme {
    id
    goal
    expectedResult
    startsOn
    endsOn
    longTermReason
    state
    mentorAgreed
    menteeAgreed
    remark
    approvedOn
    closedOn
    result
    version
    viewerCan
    deficits {
      ...Programme_deficit
    }
    activities {
      ...Programme_activity
    }
    practice {
      id
      title
      state
    }
    docxUrl
    pdfUrl
    certificates {
      id
      role
      code
      url
      issuedOn
      withdrawnOn
      withdrawReason
      docxUrl
      pdfUrl
      person {
        id
        shortName
      }
    }
    template {
      templateId
      title
      edition
      latestEdition
      isOutdated
      owner {
        id
        name
      }
    }
    extendedByDays
    openChange {
      ...ProgrammeChange_change
    }
    changes {
      ...ProgrammeChange_change
    }
  }
`)
