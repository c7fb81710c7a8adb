import { useTranslation } from 'react-i18next'
import type { CampaignState, SubmissionState } from '@/shared/graphql/generated/graphql'
import { StatusMark } from '@/shared/ui/StatusMark'
import { CAMPAIGN_LOOK, SUBMISSION_LOOK } from './looks'

/** Where a campaign stands, in a word. Namespace: monitoring. */
export function CampaignMark({ state }: { state: CampaignState }) {
  const { t } = useTranslation('monitoring')
  return <StatusMark {...CAMPAIGN_LOOK[state]} label={t(`campaignState.${state}`)} />
}

/** Where the answers of a school stand, in a word. Namespace: monitoring. */
export function SubmissionMark({ state }: { state: SubmissionState }) {
  const { t } = useTranslation('monitoring')
  return <StatusMark {...SUBMISSION_LOOK[state]} label={t(`state.${state}`)} />
}
