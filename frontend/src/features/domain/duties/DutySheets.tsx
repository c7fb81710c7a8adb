import { useTranslation } from 'react-i18next'
import { WordsSheet } from '@/shared/ui/form/WordsSheet'
import { ExecutionSheet } from './ExecutionSheet'
import { OccurrenceSheet } from './OccurrenceSheet'
import type { Occurrence, OwedDuty } from './occurrence.fragment'
import { TalkSheet } from './talk/TalkSheet'
import { useExemption } from './use-exemption'
import { useOccurrenceActs } from './use-occurrence-acts'

/** Which sheet stands beside the list, and of what. */
export type Opened =
  | { sheet: 'view' | 'state' | 'return'; occurrence: Occurrence }
  | { sheet: 'record' | 'exempt' | 'talk'; duty: OwedDuty }

type Props = { opened: Opened | undefined; onOpen: (opened: Opened | undefined) => void }

/** The sheets of a list of duties. Namespace: duties. */
export function DutySheets({ opened, onOpen }: Props) {
  const { t } = useTranslation('duties')
  const close = () => onOpen(undefined)
  const occurrence = opened && 'occurrence' in opened ? opened.occurrence : undefined
  const duty = opened && 'duty' in opened ? opened.duty : occurrence?.duty
  const { giveBack } = useOccurrenceActs(occurrence ?? { id: '', revision: 0 })
  const { exempt } = useExemption(duty?.id ?? '')
  return (
    <>
      <OccurrenceSheet
        occurrence={opened?.sheet === 'view' ? occurrence : undefined}
        onClose={close}
        onOpen={onOpen}
      />
      <ExecutionSheet
        duty={opened?.sheet === 'state' || opened?.sheet === 'record' ? duty : undefined}
        occurrence={opened?.sheet === 'state' ? occurrence : undefined}
        onClose={close}
      />
      <WordsSheet
        opened={opened?.sheet === 'return'}
        onClose={close}
        title={t('return.title')}
        description={duty?.item.title}
        label={t('return.reason')}
        hint={t('return.hint')}
        submitLabel={t('return.open')}
        send={giveBack}
      />
      <WordsSheet
        opened={opened?.sheet === 'exempt'}
        onClose={close}
        title={t('exempt.title')}
        description={duty?.item.title}
        label={t('exempt.reason')}
        hint={t('exempt.hint')}
        submitLabel={t('exempt.submit')}
        send={exempt}
      />
      <TalkSheet dutyId={opened?.sheet === 'talk' ? duty?.id : undefined} onClose={close} />
    </>
  )
}
