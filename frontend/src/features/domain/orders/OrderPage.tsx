import { Button, List, Stack, Text } from '@mantine/core'
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
import { PaperFiles } from '../papers/PaperFiles'
import { CancelOrder } from './CancelOrder'
import { OrderExtracts } from './OrderExtracts'
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
  const named = [...order.mentorships, ...order.changes.map(({ mentorship }) => mentorship)]
  const paired = named.some(({ mentors, mentees }) =>
    [...mentors, ...mentees].some(({ person }) => person.id === reader),
  )
  const concerned = paired || order.people.some(({ person }) => person.id === reader)
  const people = [
    ...new Map(
      [...named.flatMap(({ mentors, mentees }) => [...mentors, ...mentees]), ...order.people].map(
        ({ person }) => [person.id, person] as const,
      ),
    ).values(),
  ]
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
              {paired ? t('sign.ownPair') : concerned ? t('sign.ownPart') : t('sign.headOnly')}
            </Text>
          ) : null}
        </Panel>
        <PaperFiles
          name={numbered ? t('files.signedName', { number: order.number }) : t('files.draftName')}
          docxUrl={order.docxUrl}
          pdfUrl={order.pdfUrl}
        />
        {order.state === 'SIGNED' ? <OrderExtracts orderId={order.id} people={people} /> : null}
        {order.people.length > 0 ? (
          <Panel title={t('named')}>
            <List size="sm" spacing={4}>
              {order.people.map(({ part, person }) => (
                <List.Item key={`${part} ${person.id}`}>
                  {t('namedLine', { name: person.shortName, part: t(`partOf.${part}`) })}
                </List.Item>
              ))}
            </List>
          </Panel>
        ) : null}
        {order.changes.length > 0 ? (
          <Panel title={t('changes')}>
            <PairsTable
              state={{ loading: false, refreshing: false, error: null, onRetry: () => {} }}
              caption={t('changes')}
              rows={order.changes.map(({ mentorship }) => mentorship)}
              totalCount={order.changes.length}
              empty={<EmptyState title={t('noPairs')} />}
              note={(row) => {
                const change = order.changes.find(({ mentorship }) => mentorship.id === row.id)
                return change
                  ? t('change.line', {
                      kind: t(`change.kindOf.${change.kind}`),
                      on: format.dayNumeric(change.on),
                    })
                  : null
              }}
            />
          </Panel>
        ) : null}
        {order.kind === 'ASSIGN_PAIRS' || order.mentorships.length > 0 ? (
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
