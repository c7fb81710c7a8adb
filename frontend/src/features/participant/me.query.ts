import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'

const PAIRS = graphql(/* GraphQL */ `
  query MyPairs {
    viewer {
      person {
        id
      }
      participant {
        mentorships {
          id
          state
          ...MyPair_mentorship
        }
        oneOffs(first: 50) {
          nodes {
            id
            ...OneOff_oneOff
          }
        }
        needs {
          id
          school {
            id
            name
          }
        }
        mentorCards {
          id
          school {
            id
            name
          }
        }
      }
    }
  }
`)

const CONSENTS = graphql(/* GraphQL */ `
  query MyConsents {
    viewer {
      participant {
        consentTexts {
          ...Consent_text
        }
        consents {
          ...Consent_consent
        }
      }
    }
  }
`)

const PROFILE = graphql(/* GraphQL */ `
  query MyProfile {
    viewer {
      person {
        id
        fullName
      }
      participant {
        absences {
          id
          ...Absence_absence
        }
        wishes {
          id
          ...Wish_wish
        }
        workplaces {
          id
          position
          subject
          school {
            id
            name
          }
        }
        mentorCards {
          id
          school {
            id
          }
          ...MentorCard_card
        }
        needs {
          id
          school {
            id
          }
          ...Need_need
        }
      }
    }
  }
`)

export const myPairsQuery = queryOptions({
  queryKey: ['me', 'pairs'],
  queryFn: ({ signal }) => graphqlRequest(PAIRS, undefined, { signal }),
})

export const myConsentsQuery = queryOptions({
  queryKey: ['me', 'consents'],
  queryFn: ({ signal }) => graphqlRequest(CONSENTS, undefined, { signal }),
})

export const myProfileQuery = queryOptions({
  queryKey: ['me', 'profile'],
  queryFn: ({ signal }) => graphqlRequest(PROFILE, undefined, { signal }),
})
