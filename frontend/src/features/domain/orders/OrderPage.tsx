import { Button, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PairsTable } from '@/features/domain/pairs/PairsTable'
import { Facts } from '@/features/domain/people/Facts'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Panel } from '@/shared/ui/Panel'
import { CancelOrder } from './CancelOrder'
import { OrderFiles } from './OrderFiles'
import { OrderStateMark } from './OrderStateMark'
import { type OrderData, orderQuery } from './order.query'
import { SignOrder } from './SignOrder'

/** An order: what it says, its files, and the head's signature. */
export function OrderPage({ orderId }: { orderId: string }) {
  const query = useQuery(orderQuery(orderId))
  const viewer = query.data?.viewer
  if (!viewer?.order)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  return <Body order={viewer.order} reader={viewer.person.id} />
}

function Body({ order, reader }: { order: OrderData; reader: string }) {
  const { t } = useTranslation('orders')
  const format = useFormat()
  const [signing, sign] = useDisclosure()
  const [cancelling, cancel] = useDisclosure()
  const mayCancel = order.viewerCan.includes('CANCEL')
  const maySign = order.viewerCan.includes('SIGN')
  const concerned = order.mentorships.some(({ mentors, mentees }) =>
    [...mentors, ...mentees].some(({ person }) => person.id === reader),
  )
  const numbered =
    order.number && order.date
      ? t('numberOf', { number: order.number, date: format.dayNumeric(order.date) })
      : null
  return (
    <>
      <PageHeader
        eyebrow={
          concerned ? (
            order.school.name
          ) : (
            <AnchorLink to="/s/$schoolId/orders" params={{ schoolId: bareId(order.school.id) }}>
              {order.school.name}
            </AnchorLink>
          )
        }
        title={order.title}
        actions={
          <>
            {mayCancel ? (
              <Button variant="default" onClick={cancel.open}>
                {t('cancel.open')}
              </Button>
            ) : null}
            {maySign ? <Button onClick={sign.open}>{t('sign.open')}</Button> : null}
          </>
        }
      />
      <Stack gap="md">
        <Panel title={t('about')}>
          <Facts
            facts={[
              { label: t('state'), value: <OrderStateMark state={order.state} /> },
              { label: t('kind'), value: t(`kindOf.${order.kind}`) },
              { label: t('numberAndDate'), value: numbered ?? t('noNumber') },
              { label: t('preparedOn'), value: format.dayLong(order.preparedOn) },
              ...(order.signedBy ? [{ label: t('signedBy'), value: order.signedBy.shortName }] : []),
            ]}
          />
          {order.state === 'DRAFT' && !maySign ? (
            <Text size="sm" c="dimmed" mt="sm">
              {concerned ? t('sign.ownPair') : t('sign.headOnly')}
            </Text>
          ) : null}
        </Panel>
        <OrderFiles
          name={numbered ? t('files.signedName', { number: order.number }) : t('files.draftName')}
          docxUrl={order.docxUrl}
          pdfUrl={order.pdfUrl}
        />
        {order.kind === 'ASSIGN_PAIRS' ? (
          <Panel title={t('pairs')}>
            <PairsTable
              state={{ loading: false, refreshing: false, error: null, onRetry: () => {} }}
              caption={t('pairs')}
              rows={order.mentorships}
              totalCount={order.mentorships.length}
              empty={<EmptyState title={t('noPairs')} />}
            />
          </Panel>
        ) : null}
      </Stack>
      <SignOrder opened={signing} onClose={sign.close} order={order} />
      <CancelOrder opened={cancelling} onClose={cancel.close} order={order} />
    </>
  )
}
