import { queryOptions } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { CampaignKind, CampaignRhythm } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import type { Holder } from '../list/campaigns.query'

const MUNICIPALITY = graphql(/* GraphQL */ `
  query MunicipalityPlan($id: ID!, $kind: CampaignKind!, $rhythm: CampaignRhythm!) {
    viewer {
      municipality(id: $id) {
        id
        campaignQuestions(kind: $kind) {
          code
          section
          title
          isComputed
        }
        campaignSuggestions(rhythm: $rhythm) {
          kind
          title
          from
          until
          opensOn
          dueOn
        }
      }
    }
  }
`)

const REGION = graphql(/* GraphQL */ `
  query RegionPlan($id: ID!, $kind: CampaignKind!, $rhythm: CampaignRhythm!) {
    viewer {
      region(id: $id) {
        id
        campaignQuestions(kind: $kind) {
          code
          section
          title
          isComputed
        }
        campaignSuggestions(rhythm: $rhythm) {
          kind
          title
          from
          until
          opensOn
          dueOn
        }
      }
    }
  }
`)

/** What a campaign of a kind would ask, and which campaigns a rhythm asks for. */
export const planQuery = (level: Holder, id: string, kind: CampaignKind, rhythm: CampaignRhythm) =>
  queryOptions({
    queryKey: ['campaignPlan', level, id, kind, rhythm],
    queryFn: async ({ signal }) => {
      const variables = { id, kind, rhythm }
      const place =
        level === 'REGION'
          ? (await graphqlRequest(REGION, variables, { signal })).viewer?.region
          : (await graphqlRequest(MUNICIPALITY, variables, { signal })).viewer?.municipality
      return {
        questions: place?.campaignQuestions ?? [],
        suggestions: place?.campaignSuggestions ?? [],
      }
    },
  })
