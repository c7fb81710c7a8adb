import { useTranslation } from 'react-i18next'
import type { Correction_RequestFragment } from '@/shared/graphql/generated/graphql'
import { useDue } from '@/shared/i18n/due'
import { useFormat } from '@/shared/i18n/format'
import { today } from '@/shared/lib/days'
import { IconWarning } from '@/shared/ui/icons'
import { StatusMark } from '@/shared/ui/StatusMark'

type Props = {
  request: Pick<Correction_RequestFragment, 'state' | 'correctBy' | 'answerBy' | 'answeredOn'>
}

/** By when the data are corrected and the answer given; what is late says so. An answered request says when. */
export function CorrectionTerm({ request }: Props) {
  const { t } = useTranslation('corrections')
  const due = useDue()
  const format = useFormat()
  if (request.state !== 'OPEN')
    return request.answeredOn ? t('answeredOn', { date: format.dayNumeric(request.answeredOn) }) : null
  const terms = [
    { day: request.correctBy, words: t('correctBy', { due: due(request.correctBy) }) },
    { day: request.answerBy, words: t('answerBy', { due: due(request.answerBy) }) },
  ]
  return terms.map(({ day, words }) => (
    <div key={words}>
      {day < today() ? <StatusMark icon={IconWarning} tone="problem" label={words} /> : words}
    </div>
  ))
}
