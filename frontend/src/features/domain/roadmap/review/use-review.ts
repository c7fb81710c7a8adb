import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import type { RoadmapDecision, RoadmapRemarkInput } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { notify } from '@/shared/ui/notify'

const REVIEW = graphql(/* GraphQL */ `
  mutation ReviewRoadmap($input: ReviewRoadmapInput!) {
    reviewRoadmap(input: $input) {
      __typename
      ... on RoadmapRefused {
        reason
      }
    }
  }
`)

type Word = { decision: RoadmapDecision; summary: string; remarks: RoadmapRemarkInput[] }

type Read = { id: string; revision: number }
type Then = {
  onDone: () => void
  /** Somebody else has answered it meanwhile. */
  onAnswered: () => void
}

/** The word of the centre on a submitted roadmap. Namespaces: reviews, roadmaps. */
export function useReview({ id: roadmapId, revision }: Read, { onDone, onAnswered }: Then) {
  const { t } = useTranslation(['reviews', 'roadmaps'])
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (word: Word) => graphqlRequest(REVIEW, { input: { roadmapId, revision, ...word } }),
    onSuccess: async ({ reviewRoadmap: answer }, { decision }) => {
      switch (answer.__typename) {
        case 'RoadmapDone':
          onDone()
          await refresh()
          return notify(t(decision === 'AGREE' ? 'agree.done' : 'return.done'))
        case 'RoadmapRefused':
          if (answer.reason === 'WRONG_STATE') return onAnswered()
          await refresh()
          return notify(t(`roadmaps:refusal.${answer.reason}`), 'problem')
        case 'RoadmapConflict':
          return onAnswered()
        case 'InvalidInput':
          return notify(tCommon('errors.BAD_INPUT.remedy'), 'problem')
        default:
          return answer satisfies never
      }
    },
  })
}
