import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { Demand_DeficitsFragment, MunicipalityDemandQuery } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'

export const DEFICITS = graphql(/* GraphQL */ `
  fragment Demand_deficits on DeficitMap {
    parts {
      place {
        id
        level
        name
      }
      counts {
        kind
        people {
          value
          withheld
        }
      }
    }
    total {
      kind
        people {
          value
          withheld
        }
    }
  }
`)

export const SUBJECT = graphql(/* GraphQL */ `
  fragment Demand_subject on SubjectDemand {
    subject
    waiting {
      value
      withheld
    }
    mentors {
      value
      withheld
    }
    places
  }
`)

export const RETENTION = graphql(/* GraphQL */ `
  fragment Demand_retention on Retention {
    months
    mentored {
      people {
        value
        withheld
      }
      share
    }
    alone {
      people {
        value
        withheld
      }
      share
    }
  }
`)

const REGION = graphql(/* GraphQL */ `
  query RegionDemand($id: ID!) {
    viewer {
      region(id: $id) {
        id
        name
        deficitMap {
          ...Demand_deficits
        }
        subjectDemand {
          ...Demand_subject
        }
        retention {
          ...Demand_retention
        }
      }
    }
  }
`)

const MUNICIPALITY = graphql(/* GraphQL */ `
  query MunicipalityDemand($id: ID!) {
    viewer {
      municipality(id: $id) {
        id
        name
        deficitMap {
          ...Demand_deficits
        }
        subjectDemand {
          ...Demand_subject
        }
        retention {
          ...Demand_retention
        }
      }
    }
  }
`)

export type DemandPlace = NonNullable<NonNullable<MunicipalityDemandQuery['viewer']>['municipality']>
export type DeficitPart = Demand_DeficitsFragment['parts'][number]
export type DeficitCounts = Demand_DeficitsFragment['total']

export type DemandLevel = 'REGION' | 'MUNICIPALITY'

/** What people of a place need and whether they stay; `null` for who may not stand at its desk. */
export const demandQuery = (level: DemandLevel, id: string) =>
  queryOptions({
    queryKey: [level === 'REGION' ? 'region' : 'municipality', id, 'demand'],
    queryFn: async ({ signal }): Promise<DemandPlace | null> => {
      if (level === 'REGION') {
        const { viewer } = await graphqlRequest(REGION, { id }, { signal })
        return viewer?.region ?? null
      }
      const { viewer } = await graphqlRequest(MUNICIPALITY, { id }, { signal })
      return viewer?.municipality ?? null
    },
  })
