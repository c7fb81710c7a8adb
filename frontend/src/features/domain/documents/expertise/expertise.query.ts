import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { MunicipalityExpertiseQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'

const MUNICIPALITY = graphql(/* GraphQL */ `
  query MunicipalityExpertise($id: ID!) {
    viewer {
      municipality(id: $id) {
        id
        name
        expertiseQueue(first: 100) {
          totalCount
          nodes {
            id
            title
            kind
            owner {
              id
              name
            }
            expertise {
              id
              state
              submittedAt
              takenBy
            }
          }
        }
      }
    }
  }
`)

const REGION = graphql(/* GraphQL */ `
  query RegionExpertise($id: ID!) {
    viewer {
      region(id: $id) {
        id
        name
        expertiseQueue(first: 100) {
          totalCount
          nodes {
            id
            title
            kind
            owner {
              id
              name
            }
            expertise {
              id
              state
              submittedAt
              takenBy
            }
          }
        }
      }
    }
  }
`)

type Place = NonNullable<NonNullable<MunicipalityExpertiseQuery['viewer']>['municipality']>
export type Waiting = NonNullable<Place['expertiseQueue']>['nodes'][number]
export type ExpertLevel = 'REGION' | 'MUNICIPALITY'

/** What was handed in to a centre, the earliest first; `queue` is null for who may not examine. */
export const expertiseQuery = (level: ExpertLevel, id: string) =>
  queryOptions({
    queryKey: ['expertise', level, id],
    queryFn: async ({ signal }) => {
      const place =
        level === 'REGION'
          ? (await graphqlRequest(REGION, { id }, { signal })).viewer?.region
          : (await graphqlRequest(MUNICIPALITY, { id }, { signal })).viewer?.municipality
      if (!place) return null
      const { name, expertiseQueue: queue } = place
      return { name, waiting: queue?.nodes ?? null, total: queue?.totalCount ?? 0 }
    },
  })
