import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CampaignAction } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { Confirm } from '@/shared/ui/Confirm'
import { IconLocked, IconRemove, IconSend } from '@/shared/ui/icons'
import type { Campaign } from './campaign.query'
import { useCampaignActs } from './use-campaign-acts'

const LOOKS = {
  OPEN: { icon: IconSend, variant: 'filled' },
  CLOSE: { icon: IconLocked, variant: 'default' },
  CANCEL: { icon: IconRemove, variant: 'default' },
} as const satisfies Record<CampaignAction, unknown>

/** What the reader may do with a campaign; each act is asked for, because all schools hear of it. Namespace: monitoring. */
export function CampaignActs({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation('monitoring')
  const format = useFormat()
  const acts = useCampaignActs(campaign)
  const [asking, setAsking] = useState<CampaignAction>()
  const close = () => setAsking(undefined)
  return (
    <>
      {campaign.viewerCan.map((action) => {
        const { icon: Icon, variant } = LOOKS[action]
        return (
          <Button
            key={action}
            variant={variant}
            leftSection={<Icon size={16} aria-hidden />}
            onClick={() => setAsking(action)}
          >
            {t(`act.${action}.open`)}
          </Button>
        )
      })}
      {asking ? (
        <Confirm
          opened
          title={t(`act.${asking}.ask`, { title: campaign.title })}
          consequences={[t(`act.${asking}.then`, { due: format.dayLong(campaign.dueOn) })]}
          confirmLabel={t(`act.${asking}.open`)}
          tone={asking === 'CANCEL' ? 'danger' : 'calm'}
          busy={acts[asking].isPending}
          error={acts[asking].error}
          onConfirm={() => acts[asking].mutate(undefined, { onSuccess: close })}
          onClose={close}
        />
      ) : null}
    </>
  )
}
