import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { PersonPageQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'

const QUERY = graphql(/* GraphQL */ `
  query PersonPage($id: ID!) {
    viewer {
      personById(id: $id) {
        id
        fullName
        lastName
        firstName
        patronymic
        position
        viewerCan
        pupil {
          ...Pupil_pupil
          school {
            id
            name
          }
        }
        ...EditPerson_person
        record {
          email
          phone
          birthDate
          hasAccount
          employments {
            id
            school {
              id
              name
            }
            position
            subject
            startedOn
            endedOn
            teachingYears
            young
            pedagogicalEducation
            transferred
            partner {
              id
              name
            }
          }
          consents {
            id
            purpose
            fields
            channel
            validFrom
            validUntil
            withdrawnOn
            holds
            replaced
            scanPath
            text {
              title
            }
            school {
              name
            }
          }
          mentorCards {
            ...MentorCard_card
          }
          needs {
            ...Need_need
          }
          mentorships {
            id
            ...PairRow_mentorship
          }
        }
      }
    }
  }
`)

export type PersonPageData = NonNullable<NonNullable<PersonPageQuery['viewer']>['personById']>
export type PersonPageRecord = NonNullable<PersonPageData['record']>
export type Job = PersonPageRecord['employments'][number]

export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['person', id],
    queryFn: ({ signal }) => graphqlRequest(QUERY, { id }, { signal }),
  })
