import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { OrderLink } from './OrderLink'
import type { Pair } from './pair.query'

/** What is to be said of the school that gives the mentor; nothing for a pair of one school. */
export function useGivingFacts(pair: Pair): readonly { label: string; value: ReactNode }[] {
  const { t } = useTranslation('pairs')
  const { givingSchool, givingOrder, givingSigned } = pair
  if (!givingSchool) return []
  const paper = givingOrder ? (
    <>
      <OrderLink order={givingOrder} /> ({t(givingSigned ? 'given.signed' : 'given.awaits')})
    </>
  ) : (
    t(givingSigned ? 'given.signed' : 'given.none')
  )
  return [
    { label: t('given.school'), value: givingSchool.name },
    { label: t('given.order'), value: paper },
  ]
}
