import { useTranslation } from 'react-i18next'
import type { OccurrenceState } from '@/shared/graphql/generated/graphql'
import { StatusMark } from '@/shared/ui/StatusMark'
import { occurrenceLook, occurrenceWord } from './looks'

type Props = { occurrence: { state: OccurrenceState; isOverdue: boolean } }

/** Where an occurrence stands, in a word. Namespace: duties. */
export function OccurrenceMark({ occurrence }: Props) {
  const { t } = useTranslation('duties')
  const word = occurrenceWord(occurrence)
  return <StatusMark {...occurrenceLook(word)} label={t(`state.${word}`)} />
}
