import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'

const OVERVIEW = graphql(/* GraphQL */ `
  query BankOverview($id: ID!) {
    viewer {
      school(id: $id) {
        id
        viewerCan
        bank {
          counts {
            mentorsFree
            mentorsAssigned
            mentorsPaused
            mentorCandidates
            menteesWaiting
            menteesAssigned
            menteesPaused
            menteeCandidates
          }
          refresh {
            lastOn
            dueOn
            overdue
            months
            eachNovember
          }
          snapshots {
            id
            takenOn
            takenAt
            confirmedBy {
              shortName
            }
            counts {
              mentorsFree
              mentorsAssigned
              mentorsPaused
              menteesWaiting
              menteesAssigned
              menteesPaused
            }
            added
            changed
            removed
            remark
            late
          }
          suggested {
            person {
              id
              fullName
              position
            }
            suggestions {
              category
              since
            }
          }
        }
      }
    }
  }
`)

/** What stands above both banks: how many, when confirmed, who is suggested. */
export const bankOverviewQuery = (id: string) =>
  queryOptions({
    queryKey: ['school', id, 'bank-overview'],
    queryFn: ({ signal }) => graphqlRequest(OVERVIEW, { id }, { signal }),
  })
