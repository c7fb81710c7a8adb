import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import type { RoadmapHead_RoadmapFragment, SubmitRoadmapMutation } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { placePagePath } from '@/shared/lib/ids'
import { notify } from '@/shared/ui/notify'
import { useNewRoadmap } from '../list/use-new-roadmap'

const SUBMIT = graphql(/* GraphQL */ `
  mutation SubmitRoadmap($input: SubmitRoadmapInput!) {
    submitRoadmap(input: $input) {
      __typename
      ... on RoadmapRefused {
        reason
      }
    }
  }
`)

const SPREAD = graphql(/* GraphQL */ `
  mutation SpreadRoadmap($input: SpreadRoadmapInput!) {
    spreadRoadmap(input: $input) {
      __typename
      ... on RoadmapRefused {
        reason
      }
    }
  }
`)

const CLOSE = graphql(/* GraphQL */ `
  mutation CloseRoadmap($input: CloseRoadmapInput!) {
    closeRoadmap(input: $input) {
      __typename
      ... on RoadmapRefused {
        reason
      }
    }
  }
`)

const DISCARD = graphql(/* GraphQL */ `
  mutation DiscardRoadmap($input: DiscardRoadmapInput!) {
    discardRoadmap(input: $input) {
      __typename
      ... on RoadmapRefused {
        reason
      }
    }
  }
`)

/** The acts on a whole roadmap that need no form. Namespace: roadmaps. */
export function useRoadmapActs(roadmap: RoadmapHead_RoadmapFragment) {
  const { t } = useTranslation('roadmaps')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const navigate = useNavigate()
  const { takeOver } = useNewRoadmap(roadmap)
  const { id: roadmapId, revision, owner } = roadmap

  const tell = async (answer: SubmitRoadmapMutation['submitRoadmap'], done: string) => {
    await refresh()
    switch (answer.__typename) {
      case 'RoadmapDone':
        return notify(done)
      case 'RoadmapRefused':
        return notify(t(`refusal.${answer.reason}`), 'problem')
      case 'RoadmapConflict':
      case 'InvalidInput':
        return notify(tCommon('errors.CONFLICT.remedy'), 'problem')
      default:
        return answer satisfies never
    }
  }

  return {
    takeOver,
    submit: useMutation({
      mutationFn: () => graphqlRequest(SUBMIT, { input: { roadmapId, revision } }),
      onSuccess: ({ submitRoadmap }) => tell(submitRoadmap, t('submit.done')),
    }),
    spread: useMutation({
      mutationFn: () => graphqlRequest(SPREAD, { input: { roadmapId } }),
      onSuccess: ({ spreadRoadmap }) => tell(spreadRoadmap, t('spread.done')),
      onError: () => notify(tCommon('errors.UNAVAILABLE.title'), 'problem'),
    }),
    close: useMutation({
      mutationFn: () => graphqlRequest(CLOSE, { input: { roadmapId, revision } }),
      onSuccess: ({ closeRoadmap }) => tell(closeRoadmap, t('close.done')),
    }),
    discard: useMutation({
      mutationFn: () => graphqlRequest(DISCARD, { input: { roadmapId } }),
      onSuccess: async ({ discardRoadmap: answer }) => {
        if (answer.__typename === 'RoadmapRefused') {
          await refresh()
          return notify(t(`refusal.${answer.reason}`), 'problem')
        }
        // Away first: the page of what is gone must not ask for it again.
        await navigate({ to: placePagePath(owner, 'roadmaps') })
        await refresh()
        notify(t('discard.done'))
      },
    }),
  }
}

export type RoadmapActsApi = ReturnType<typeof useRoadmapActs>
