import { useTranslation } from 'react-i18next'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { AnchorLink } from '@/shared/ui/links'
import type { Pair } from './pair.query'

type Props = { order: NonNullable<Pair['order']> }

/** An order by its number and date, or by its title while it has none. */
export function OrderLink({ order }: Props) {
  const { t } = useTranslation('pairs')
  const format = useFormat()
  return (
    <AnchorLink to="/orders/$orderId" params={{ orderId: bareId(order.id) }}>
      {order.number && order.date
        ? t('orderNumber', { number: order.number, date: format.dayNumeric(order.date) })
        : order.title}
    </AnchorLink>
  )
}
