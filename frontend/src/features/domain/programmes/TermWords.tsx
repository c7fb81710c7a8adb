import { useTranslation } from 'react-i18next'
import { termLength } from './term'

type Props = { startsOn: string; endsOn: string }

/** «8 месяцев», «3 месяца и 5 дней»; nothing for a term that runs backwards. */
export function TermWords({ startsOn, endsOn }: Props) {
  const { t } = useTranslation('programmes')
  const length = termLength(startsOn, endsOn)
  if (!length) return null
  const months = t('term.months', { count: length.months })
  const days = t('term.days', { count: length.days })
  if (length.months === 0) return <span>{days}</span>
  return <span>{length.days === 0 ? months : t('term.both', { months, days })}</span>
}
