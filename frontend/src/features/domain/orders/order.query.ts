import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { OrderPageQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'

const QUERY = graphql(/* GraphQL */ `
  query OrderPage($id: ID!) {
    viewer {
      person {
        id
      }
      order(id: $id) {
        id
        school {
          id
          name
        }
        kind
        title
        state
        number
        date
        preparedOn
        signedBy {
          shortName
        }
        docxUrl
        pdfUrl
        viewerCan
        people {
          part
          person {
            id
            shortName
          }
        }
        changes {
          kind
          on
          mentorship {
            id
            mentors {
              person {
                id
                shortName
              }
            }
            mentees {
              person {
                id
                shortName
              }
            }
            ...PairRow_mentorship
          }
        }
        mentorships {
          id
          mentors {
            person {
              id
              shortName
            }
          }
          mentees {
            person {
              id
              shortName
            }
          }
          ...PairRow_mentorship
        }
      }
    }
  }
`)

export type OrderData = NonNullable<NonNullable<OrderPageQuery['viewer']>['order']>

export const orderQuery = (id: string) =>
  queryOptions({
    queryKey: ['order', id],
    queryFn: ({ signal }) => graphqlRequest(QUERY, { id }, { signal }),
  })
