import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import type { DrawRoadmapMutation } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { bareId } from '@/shared/lib/ids'
import { notify } from '@/shared/ui/notify'

const DRAW = graphql(/* GraphQL */ `
  mutation DrawRoadmap($input: DrawRoadmapInput!) {
    drawRoadmap(input: $input) {
      __typename
      ... on RoadmapDone {
        roadmap {
          id
        }
      }
      ... on RoadmapRefused {
        reason
      }
    }
  }
`)

const TAKE_OVER = graphql(/* GraphQL */ `
  mutation TakeOverRoadmap($input: TakeOverRoadmapInput!) {
    takeOverRoadmap(input: $input) {
      __typename
      ... on RoadmapDone {
        roadmap {
          id
        }
      }
      ... on RoadmapRefused {
        reason
      }
    }
  }
`)

type Roadmap = { id: string; schoolYear: number }

/** Makes a new draft out of a roadmap and opens it. Namespace: roadmaps. */
export function useNewRoadmap({ id, schoolYear }: Roadmap) {
  const { t } = useTranslation('roadmaps')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const navigate = useNavigate()
  const onError = () => notify(tCommon('errors.UNAVAILABLE.title'), 'problem')

  const open = async (answer: DrawRoadmapMutation['drawRoadmap']) => {
    await refresh()
    switch (answer.__typename) {
      case 'RoadmapDone':
        return navigate({ to: '/roadmaps/$roadmapId', params: { roadmapId: bareId(answer.roadmap.id) } })
      case 'RoadmapRefused':
        return notify(t(`refusal.${answer.reason}`), 'problem')
      case 'RoadmapConflict':
      case 'InvalidInput':
        return notify(tCommon('errors.CONFLICT.remedy'), 'problem')
      default:
        return answer satisfies never
    }
  }

  const draw = useMutation({
    mutationFn: (schoolId: string) => graphqlRequest(DRAW, { input: { parentId: id, schoolId } }),
    onSuccess: ({ drawRoadmap }) => open(drawRoadmap),
    onError,
  })
  const takeOver = useMutation({
    mutationFn: () => graphqlRequest(TAKE_OVER, { input: { roadmapId: id, schoolYear: schoolYear + 1 } }),
    onSuccess: ({ takeOverRoadmap }) => open(takeOverRoadmap),
    onError,
  })
  return { draw, takeOver }
}
