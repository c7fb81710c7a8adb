import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import type { RouteStepInput } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { inputProblems } from '@/shared/ui/form/input-problems'
import type { Refusal } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import type { IndividualRoute } from './route.fragment'

const KEEP = graphql(/* GraphQL */ `
  mutation KeepRoute($input: KeepRouteInput!) {
    keepRoute(input: $input) {
      __typename
      ... on KeepRouteRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const REVISE = graphql(/* GraphQL */ `
  mutation ReviseRoute($input: ReviseRouteInput!) {
    reviseRoute(input: $input) {
      __typename
      ... on ReviseRouteRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

/** Whose route it is, and the route itself when there is one already. */
export type RouteOf = { schoolId: string; personId: string; route?: IndividualRoute | undefined }

export type RouteWords = {
  goal: string
  fromYear: number
  untilYear: number
  steps: RouteStepInput[]
  /** Why it is changed; only where it is in force. */
  reason: string
}

type Options = { onDone: () => void; onRefuse: (refusals: readonly Refusal[]) => void }

/** Keeps a draft of a route, or a new edition of one that is in force. Namespace: route. */
export function useKeepRoute({ schoolId, personId, route }: RouteOf, { onDone, onRefuse }: Options) {
  const { t } = useTranslation('route')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const revises = route !== undefined && route.state !== 'DRAFT'
  return useMutation({
    mutationFn: async ({ reason, ...words }: RouteWords) => {
      if (route && revises) {
        const input = { routeId: route.id, version: route.version, reason, ...words }
        return (await graphqlRequest(REVISE, { input })).reviseRoute
      }
      const known = route ? { routeId: route.id, version: route.version } : {}
      return (await graphqlRequest(KEEP, { input: { schoolId, personId, ...known, ...words } })).keepRoute
    },
    onSuccess: async (answer) => {
      switch (answer.__typename) {
        case 'KeepRouteDone':
        case 'ReviseRouteDone':
          await refresh()
          notify(t(revises ? 'revise.done' : 'keep.done'))
          return onDone()
        case 'KeepRouteConflict':
        case 'ReviseRouteConflict':
          await refresh()
          return onRefuse([{ message: t('conflict') }])
        case 'KeepRouteRefused':
        case 'ReviseRouteRefused':
          await refresh()
          return onRefuse([{ message: t(`refusal.${answer.reason}`) }])
        case 'InvalidInput':
          return onRefuse(inputProblems(answer, tCommon))
        default:
          return answer satisfies never
      }
    },
  })
}
