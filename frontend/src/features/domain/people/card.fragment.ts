import { graphql } from '@/shared/graphql/generated'

/** A mentor's card as the banks, the person's page and the card's sheet read it. */
export const MENTOR_CARD = graphql(/* GraphQL */ `
  fragment MentorCard_card on MentorCard {
    id
    person {
      id
      fullName
      position
    }
    school {
      id
      name
    }
    competences
    subjects
    topics
    formats
    capacity
    load
    state
    bankState
    registeredAt
    updatedAt
    refreshAskedAt
    absence {
      ...Absence_absence
    }
    achievements
    interests
    wantedCategories
    areas
    trainings {
      course
      provider
      on
      certificate
    }
    extraFields {
      field {
        id
        name
        kind
        options
        retired
      }
      value
      outdated
    }
    hoursPerWeek
    mentorSince
    isExpert
    isExternal
    nominatedBy
    version
    viewerCan
  }
`)

/** A stated need, likewise. */
export const NEED = graphql(/* GraphQL */ `
  fragment Need_need on Need {
    id
    person {
      id
      fullName
      position
    }
    school {
      id
      name
    }
    request
    topics
    formats
    categories
    suggestedCategories
    deficits {
      id
      kind
      area
      source
      status
      severity
    }
    extraFields {
      field {
        id
        name
        kind
        options
        retired
      }
      value
      outdated
    }
    strengths
    supportNeeded
    bankState
    registeredAt
    updatedAt
    refreshAskedAt
    absence {
      ...Absence_absence
    }
    state
    mentorship {
      id
    }
    version
    viewerCan
  }
`)
