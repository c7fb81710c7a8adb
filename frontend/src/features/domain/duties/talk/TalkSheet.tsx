import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { SideSheet } from '@/shared/ui/SideSheet'
import { DutyTalk } from './DutyTalk'
import { dutyTalkQuery } from './talk.query'

type Props = {
  /** The duty of the address; without it the sheet is closed. */
  dutyId: string | undefined
  onClose: () => void
}

/** The talk about the duty that the address names: where a letter about a comment leads to. Namespace: duties. */
export function TalkSheet({ dutyId, onClose }: Props) {
  const { t } = useTranslation('duties')
  const { data: duty } = useQuery({ ...dutyTalkQuery(dutyId ?? ''), enabled: dutyId !== undefined })
  return (
    <SideSheet
      opened={dutyId !== undefined}
      onClose={onClose}
      title={duty?.item.title ?? t('talk.title')}
      description={duty?.place.name}
    >
      {dutyId ? <DutyTalk key={dutyId} dutyId={dutyId} /> : null}
    </SideSheet>
  )
}
