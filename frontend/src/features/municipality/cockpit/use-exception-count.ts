import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'

type Counted = { count?: number | null; withheld: boolean }

/** A count in words: «12», or «< 5» where so few people are not told apart. Namespace: cockpit. */
export function useExceptionCount() {
  const { t } = useTranslation('cockpit')
  const format = useFormat()
  return ({ count, withheld }: Counted) => (withheld ? t('withheld') : format.number(count ?? 0))
}
