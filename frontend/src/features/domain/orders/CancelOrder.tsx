import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { Confirm } from '@/shared/ui/Confirm'
import { notify } from '@/shared/ui/notify'
import type { OrderData } from './order.query'

const CANCEL = graphql(/* GraphQL */ `
  mutation CancelOrder($input: CancelOrderInput!) {
    cancelOrder(input: $input) {
      __typename
      ... on CancelOrderRefused {
        reason
      }
    }
  }
`)

type Props = { opened: boolean; onClose: () => void; order: OrderData }

/** Throws a draft away; its pairs wait for another order. */
export function CancelOrder({ opened, onClose, order }: Props) {
  const { t } = useTranslation('orders')
  const refresh = useRefresh()
  const cancel = useMutation({
    mutationFn: () => graphqlRequest(CANCEL, { input: { orderId: order.id } }),
    onSuccess: async ({ cancelOrder: answer }) => {
      await refresh()
      onClose()
      switch (answer.__typename) {
        case 'CancelOrderDone':
          return notify(t('cancel.done'))
        case 'CancelOrderRefused':
          return notify(t(`cancel.refusal.${answer.reason}`), 'problem')
        default:
          return answer satisfies never
      }
    },
  })
  return (
    <Confirm
      opened={opened}
      title={t('cancel.ask', { title: order.title })}
      consequences={[
        order.kind === 'ASSIGN_PAIRS'
          ? t('cancel.pairs', { count: order.mentorships.length })
          : t(order.kind === 'APPOINT_CURATOR' ? 'cancel.curator' : 'cancel.people'),
      ]}
      confirmLabel={t('cancel.submit')}
      tone="danger"
      busy={cancel.isPending}
      error={cancel.error}
      onConfirm={() => cancel.mutate()}
      onClose={onClose}
    />
  )
}
