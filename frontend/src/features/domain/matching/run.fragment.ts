import { graphql } from '@/shared/graphql/generated'

/** Somebody who waits: by name at their school, by school and need for the municipality. */
export const MENTEE = graphql(/* GraphQL */ `
  fragment MatchingMentee_mentee on MatchingMentee {
    id
    mark
    isPaired
    subject
    topics
    deficitKinds
    person {
      id
      fullName
    }
    school {
      id
      name
    }
  }
`)

export const MENTOR = graphql(/* GraphQL */ `
  fragment MatchingMentor_mentor on MatchingMentor {
    person {
      id
      fullName
      position
    }
    school {
      id
      name
    }
  }
`)

export const REASONS = graphql(/* GraphQL */ `
  fragment MatchReason_reason on MatchReason {
    criterion
    points
    most
    topics
    formats
    of
    subject
    taken
    capacity
    years
    completed
    sameSchool
    atADistance
    together
    reverse
    deficits {
      kind
      area
      competence
      subject
      topic
    }
  }
`)

export const PAIR = graphql(/* GraphQL */ `
  fragment MatchedPair_pair on MatchedPair {
    score
    locked
    mentee {
      id
      isPaired
      person {
        fullName
      }
      mark
      ...MatchingMentee_mentee
    }
    mentor {
      person {
        id
        fullName
      }
      ...MatchingMentor_mentor
    }
    reasons {
      ...MatchReason_reason
    }
  }
`)

export const LEFT = graphql(/* GraphQL */ `
  fragment UnmatchedMentee_left on UnmatchedMentee {
    considered
    givenAway
    mentee {
      id
      ...MatchingMentee_mentee
    }
    blocked {
      blocker
      mentors
    }
    near {
      score
      blocker
      mentor {
        person {
          id
          fullName
        }
      }
    }
    help {
      kind
      blocker
      count
      topics
      subject
      mentors {
        person {
          id
          fullName
        }
      }
      schools {
        mentors
        school {
          id
          name
        }
      }
    }
  }
`)

export const RUN = graphql(/* GraphQL */ `
  fragment MatchingRun_run on MatchingRun {
    id
    runAt
    sentAt
    mentors
    mentees
    places
    pairs
    score
    runBy {
      shortName
    }
    settings {
      most
      locked {
        mentorId
        menteeId
      }
      excluded {
        mentorId
        menteeId
      }
    }
    schools {
      mentees
      matched
      unmatched
      school {
        id
        name
      }
    }
    matches(first: $first, after: $after, last: $last, before: $before) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        ...MatchedPair_pair
      }
    }
    unmatched(first: 100) {
      totalCount
      nodes {
        ...UnmatchedMentee_left
      }
    }
    comparison(with: $with) @include(if: $compare) {
      same
      moved
      gained
      lost
      changes {
        mentee {
          id
          ...MatchingMentee_mentee
        }
        before {
          person {
            fullName
          }
        }
        after {
          person {
            fullName
          }
        }
      }
    }
  }
`)

export const DESK = graphql(/* GraphQL */ `
  fragment MatchingDesk_desk on MatchingDesk {
    viewerCan
    runs(first: 20) {
      nodes {
        id
        runAt
        pairs
        mentees
        score
        sentAt
        runBy {
          shortName
        }
      }
    }
    suggested {
      id
      sentAt
      matches(first: 1) {
        totalCount
      }
    }
  }
`)
