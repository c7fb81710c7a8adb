import { useMutation } from '@tanstack/react-query'
import { graphql } from '@/shared/graphql/generated'
import type { MatchingSettingsInput } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import type { Ground } from './matching.query'
import type { Pair } from './settings'

const RUN_MATCHING = graphql(/* GraphQL */ `
  mutation RunMatching($input: RunMatchingInput!) {
    runMatching(input: $input) {
      __typename
      ... on RunMatchingDone {
        run {
          id
        }
      }
      ... on RunMatchingRefused {
        reason
        mentorId
        menteeId
        blocker
      }
      ... on InvalidInput {
        fields {
          path
          problem
        }
      }
    }
  }
`)

const PROPOSE = graphql(/* GraphQL */ `
  mutation ProposeMatches($input: ProposeMatchesInput!) {
    proposeMatches(input: $input) {
      __typename
      ... on ProposeMatchesDone {
        results {
          mentorId
          menteeId
          refusal
        }
      }
      ... on ProposeMatchesRefused {
        reason
      }
    }
  }
`)

const SUGGEST = graphql(/* GraphQL */ `
  mutation SuggestMatches($input: SuggestMatchesInput!) {
    suggestMatches(input: $input) {
      __typename
      ... on SuggestMatchesRefused {
        reason
      }
    }
  }
`)

/** The acts of the workbench; whoever calls them reads the answer's kind. */
export function useMatchingActs(ground: Ground) {
  const refresh = useRefresh()
  const run = useMutation({
    mutationFn: async (settings: MatchingSettingsInput) => {
      const at = ground.level === 'SCHOOL' ? { schoolId: ground.id } : { municipalityId: ground.id }
      return (await graphqlRequest(RUN_MATCHING, { input: { ...at, settings } })).runMatching
    },
    onSuccess: refresh,
  })
  const propose = useMutation({
    mutationFn: async ({ runId, pairs }: { runId: string; pairs: readonly Pair[] }) => {
      const input = { schoolId: ground.id, runId, pairs: [...pairs] }
      return (await graphqlRequest(PROPOSE, { input })).proposeMatches
    },
    onSuccess: refresh,
  })
  const suggest = useMutation({
    mutationFn: async (runId: string) => (await graphqlRequest(SUGGEST, { input: { runId } })).suggestMatches,
    onSuccess: refresh,
  })
  return { run, propose, suggest }
}
