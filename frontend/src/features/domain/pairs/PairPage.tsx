import { Button, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PreparePairOrder } from '@/features/domain/orders/PreparePairOrder'
import { Facts } from '@/features/domain/people/Facts'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Panel } from '@/shared/ui/Panel'
import { AnswerPanel } from './AnswerPanel'
import { EndingProposed } from './EndingProposed'
import { EndPair } from './EndPair'
import { MissingPanel } from './MissingPanel'
import { PairHistory } from './PairHistory'
import { PairSides } from './PairSides'
import { PairStateMark } from './PairStateMark'
import { PairSteps } from './PairSteps'
import { pairNames } from './PairsTable'
import { type Pair, pairQuery } from './pair.query'
import { RevokeProposal } from './RevokeProposal'

type Props = {
  pairId: string
  /** What other rooms show about the pair: its programme, its meetings. */
  below?: ReactNode
}

/** A pair from the proposal to its end, for its participants and for who keeps it. */
export function PairPage({ pairId, below }: Props) {
  const query = useQuery(pairQuery(pairId))
  const viewer = query.data?.viewer
  const pair = viewer?.mentorship
  if (!pair)
    return query.error ? (
      <ErrorNote error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <PageLoading />
    )
  return <Body pair={pair} reader={viewer.person.id} below={below} />
}

function Body({ pair, reader, below }: { pair: Pair; reader: string; below: ReactNode }) {
  const { t } = useTranslation(['pairs', 'terms'])
  const format = useFormat()
  const [ending, end] = useDisclosure()
  const [revoking, revoke] = useDisclosure()
  const [preparing, prepare] = useDisclosure()
  const can = (action: Pair['viewerCan'][number]) => pair.viewerCan.includes(action)
  const own = [...pair.mentors, ...pair.mentees].some(({ person }) => person.id === reader)
  const names = t('pairName', pairNames(pair))
  const dash = t('none')
  return (
    <>
      <PageHeader
        eyebrow={
          own ? (
            pair.school.name
          ) : (
            <AnchorLink to="/s/$schoolId/pairs" params={{ schoolId: bareId(pair.school.id) }}>
              {pair.school.name}
            </AnchorLink>
          )
        }
        title={names}
        actions={
          <>
            {can('REVOKE') ? (
              <Button variant="default" onClick={revoke.open}>
                {t('revoke.open')}
              </Button>
            ) : null}
            {can('END') && !pair.endingProposed ? (
              <Button variant="default" onClick={end.open}>
                {t('end.open')}
              </Button>
            ) : null}
            {can('PREPARE_ORDER') ? (
              <Button
                onClick={prepare.open}
                disabled={pair.missingConsents.length > 0}
                title={pair.missingConsents.length > 0 ? t('order.consentsFirst') : undefined}
              >
                {t('order.prepare')}
              </Button>
            ) : null}
          </>
        }
      />
      <Stack gap="md">
        {pair.endingProposed ? (
          <EndingProposed
            pairId={pair.id}
            reason={pair.endingProposed}
            mayDecide={can('END')}
            onEnd={end.open}
          />
        ) : null}
        {can('ANSWER') ? <AnswerPanel pairId={pair.id} /> : null}
        <Panel title={t('where')}>
          <PairSteps state={pair.state} />
          {pair.state === 'DECLINED' || pair.state === 'REVOKED' ? (
            <PairStateMark state={pair.state} />
          ) : null}
          <MissingPanel pair={pair} keeps={!own || can('REVOKE') || can('PREPARE_ORDER')} />
          {can('PREPARE_ORDER') && pair.missingConsents.length > 0 ? (
            <Text size="sm" c="dimmed" mt="xs">
              {t('order.consentsFirst')}
            </Text>
          ) : null}
        </Panel>
        <Panel title={t('sides')}>
          <PairSides pair={pair} />
        </Panel>
        <Panel title={t('conditions')}>
          <Facts
            facts={[
              { label: t('form'), value: t(`terms:form.${pair.form}`) },
              { label: t('format'), value: t(`terms:format.${pair.format}`) },
              {
                label: t('topics'),
                value: pair.topics.map((topic) => t(`terms:topic.${topic}`)).join(', ') || dash,
              },
              {
                label: t('orderOf'),
                value: pair.order ? (
                  <AnchorLink to="/orders/$orderId" params={{ orderId: bareId(pair.order.id) }}>
                    {pair.order.number && pair.order.date
                      ? t('orderNumber', {
                          number: pair.order.number,
                          date: format.dayNumeric(pair.order.date),
                        })
                      : pair.order.title}
                  </AnchorLink>
                ) : (
                  dash
                ),
              },
              { label: t('startedOn'), value: pair.startedOn ? format.dayLong(pair.startedOn) : dash },
              ...(pair.endedOn ? [{ label: t('endedOn'), value: format.dayLong(pair.endedOn) }] : []),
              ...(pair.endReason
                ? [{ label: t('end.reason'), value: t(`terms:endReason.${pair.endReason}`) }]
                : []),
              ...(pair.endNote ? [{ label: t('end.note'), value: pair.endNote }] : []),
            ]}
          />
        </Panel>
        {below}
        <PairHistory history={pair.history} />
      </Stack>
      <EndPair
        opened={ending}
        onClose={end.close}
        pairId={pair.id}
        names={names}
        proposed={pair.endingProposed}
      />
      <RevokeProposal opened={revoking} onClose={revoke.close} pairId={pair.id} names={names} />
      <PreparePairOrder
        opened={preparing}
        onClose={prepare.close}
        schoolId={pair.school.id}
        pairs={[{ id: pair.id, names }]}
      />
    </>
  )
}
