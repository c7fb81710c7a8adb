import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import type { OpenCampaignMutation } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { notify } from '@/shared/ui/notify'
import type { Campaign } from './campaign.query'

const OPEN = graphql(/* GraphQL */ `
  mutation OpenCampaign($input: OpenCampaignInput!) {
    openCampaign(input: $input) {
      __typename
      ... on CampaignRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)
const CLOSE = graphql(/* GraphQL */ `
  mutation CloseCampaign($input: CloseCampaignInput!) {
    closeCampaign(input: $input) {
      __typename
      ... on CampaignRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)
const CANCEL = graphql(/* GraphQL */ `
  mutation CancelCampaign($input: CancelCampaignInput!) {
    cancelCampaign(input: $input) {
      __typename
      ... on CampaignRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

/** The steps of a campaign. Namespace: monitoring. */
export function useCampaignActs({ id: campaignId, revision }: Pick<Campaign, 'id' | 'revision'>) {
  const { t } = useTranslation('monitoring')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const input = { campaignId, revision }
  const tell = async (answer: OpenCampaignMutation['openCampaign'], done: string) => {
    await refresh()
    switch (answer.__typename) {
      case 'CampaignDone':
        return notify(done)
      case 'CampaignRefused':
        return notify(t(`campaignRefusal.${answer.reason}`), 'problem')
      case 'CampaignConflict':
        return notify(tCommon('errors.CONFLICT.remedy'), 'problem')
      case 'InvalidInput':
        return notify(inputProblems(answer, tCommon)[0]?.message ?? '', 'problem')
      default:
        return answer satisfies never
    }
  }
  return {
    OPEN: useMutation({
      mutationFn: () => graphqlRequest(OPEN, { input }),
      onSuccess: ({ openCampaign }) => tell(openCampaign, t('act.OPEN.done')),
    }),
    CLOSE: useMutation({
      mutationFn: () => graphqlRequest(CLOSE, { input }),
      onSuccess: ({ closeCampaign }) => tell(closeCampaign, t('act.CLOSE.done')),
    }),
    CANCEL: useMutation({
      mutationFn: () => graphqlRequest(CANCEL, { input }),
      onSuccess: ({ cancelCampaign }) => tell(cancelCampaign, t('act.CANCEL.done')),
    }),
  }
}
