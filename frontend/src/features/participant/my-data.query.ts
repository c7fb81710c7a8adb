import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { MyDataQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'

const QUERY = graphql(/* GraphQL */ `
  query MyData {
    viewer {
      person {
        id
        record {
          employments {
            id
            school {
              id
              name
            }
          }
        }
      }
      myData {
        readers {
          role
          place {
            id
            name
          }
          parts
        }
        partners {
          id
          shortName
        }
        readings {
          at
          by
          kind
        }
        fileGrants {
          id
          ...FileGrant_fileGrant
        }
        corrections(first: 50) {
          nodes {
            id
            ...Correction_request
          }
        }
      }
      participant {
        consents {
          id
          holds
          fields
          resources
        }
      }
    }
  }
`)

type Data = NonNullable<MyDataQuery['viewer']>
export type DataReader = Data['myData']['readers'][number]
export type DataReading = Data['myData']['readings'][number]

export const myDataQuery = queryOptions({
  queryKey: ['me', 'data'],
  queryFn: ({ signal }) => graphqlRequest(QUERY, undefined, { signal }),
})
