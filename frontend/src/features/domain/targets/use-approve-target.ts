import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { errorCode } from '@/shared/api/error'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { notify } from '@/shared/ui/notify'
import type { TargetRow } from './targets.query'

const APPROVE = graphql(/* GraphQL */ `
  mutation ApproveTarget($input: ApproveTargetInput!) {
    approveTarget(input: $input) {
      __typename
      ... on ApproveTargetRefused {
        reason
      }
    }
  }
`)

/** Says that the latest edition of a target holds. Namespace: targets. */
export function useApproveTarget() {
  const { t } = useTranslation(['targets', 'common'])
  const refresh = useRefresh()
  return useMutation({
    mutationFn: ({ id, revision }: TargetRow) =>
      graphqlRequest(APPROVE, { input: { targetId: id, revision } }),
    onSuccess: async ({ approveTarget: answer }) => {
      await refresh()
      switch (answer.__typename) {
        case 'ApproveTargetDone':
          return notify(t('approved'))
        case 'ApproveTargetRefused':
          return notify(t(`refusal.${answer.reason}`), 'problem')
        default:
          return answer satisfies never
      }
    },
    onError: (error) => notify(t(`common:errors.${errorCode(error)}.title`), 'problem'),
  })
}
