import { Button, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PrepareChangeOrder } from '@/features/domain/orders/PrepareChangeOrder'
import { PreparePairOrder } from '@/features/domain/orders/PreparePairOrder'
import { Facts } from '@/features/domain/people/Facts'
import { FileRequest } from '@/features/domain/requests/FileRequest'
import { RequestsPanel } from '@/features/domain/requests/RequestsPanel'
import type { EndReason, RequestKind } from '@/shared/graphql/generated/graphql'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { AnchorLink } from '@/shared/ui/links'
import { PageHeader } from '@/shared/ui/PageHeader'
import { PageLoading } from '@/shared/ui/PageLoading'
import { Panel } from '@/shared/ui/Panel'
import { AnswerPanel } from './AnswerPanel'
import { DutyTermsSheet } from './DutyTermsSheet'
import { EndingProposed } from './EndingProposed'
import { EndPair } from './EndPair'
import { LeaveGroup } from './LeaveGroup'
import { LeavingProposed } from './LeavingProposed'
import { MissingPanel } from './MissingPanel'
import { OrderLink } from './OrderLink'
import { PairHistory } from './PairHistory'
import { PairSides } from './PairSides'
import { PairStateMark } from './PairStateMark'
import { PairSteps } from './PairSteps'
import { pairNames } from './PairsTable'
import { type Member, type Pair, pairQuery } from './pair.query'
import { RestNote } from './RestNote'
import { RevokeProposal } from './RevokeProposal'
import { SuspendPair } from './SuspendPair'
import { useDirections } from './use-directions'
import { useGivingFacts } from './use-giving-facts'

type Props = {
  pairId: string
  /** What other rooms show about the pair: its programme, its meetings. */
  below?: ReactNode
}

/** What a participant may ask of the head. */
const ASKS = [
  ['ASK_FOR_REPLACEMENT', 'REPLACE_MENTOR'],
  ['ASK_FOR_RELEASE', 'RESIGN'],
  ['ASK_FOR_ENDING', 'END'],
] as const satisfies readonly (readonly [Pair['viewerCan'][number], RequestKind])[]

type Changing = {
  begin?: { kind: 'END' | 'REPLACE'; reason: EndReason; requestId: string }
}

/** What the order begins with, by the request that it carries out. */
const BEGIN = {
  REPLACE_MENTOR: (requestId: string) => ({ kind: 'REPLACE', reason: 'MENTEE_INITIATIVE', requestId }),
  RESIGN: (requestId: string) => ({ kind: 'END', reason: 'MENTOR_INITIATIVE', requestId }),
  END: (requestId: string) => ({ kind: 'END', reason: 'MUTUAL_DECISION', requestId }),
} as const satisfies Record<RequestKind, (id: string) => NonNullable<Changing['begin']>>

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
  const [suspending, suspend] = useDisclosure()
  const [leaving, setLeaving] = useState<Member>()
  const [terms, setTerms] = useState<Member>()
  const [asking, setAsking] = useState<RequestKind>()
  const [changing, setChanging] = useState<Changing>()
  const can = (action: Pair['viewerCan'][number]) => pair.viewerCan.includes(action)
  const own = [...pair.mentors, ...pair.mentees].some(({ person }) => person.id === reader)
  const names = t('pairName', pairNames(pair))
  const dash = t('none')
  const giving = useGivingFacts(pair)
  const directions = useDirections(pair)
  const kind = t(`terms:format.${pair.format}`)
  return (
    <>
      <PageHeader
        eyebrow={
          // Who keeps the mentor's school has no way into the list of the other one.
          own || pair.givingSchool ? (
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
            {ASKS.filter(([action]) => can(action)).map(([action, kind]) => (
              <Button key={kind} variant="default" onClick={() => setAsking(kind)}>
                {t(`ask.${action}`)}
              </Button>
            ))}
            {can('PREPARE_CHANGE') ? (
              <Button variant="default" onClick={() => setChanging({})}>
                {t('order.change')}
              </Button>
            ) : null}
            {can('SUSPEND') ? (
              <Button variant="default" onClick={suspend.open}>
                {t('rest.open')}
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
        <LeavingProposed pair={pair} mayDecide={can('END_PARTICIPATION')} onLeave={setLeaving} />
        {pair.suspension ? (
          <RestNote pairId={pair.id} rest={pair.suspension} mayResume={can('RESUME')} />
        ) : null}
        <RequestsPanel
          requests={pair.requests}
          execute={({ id, kind }) => (
            <Button variant="default" onClick={() => setChanging({ begin: BEGIN[kind](id) })}>
              {t('order.change')}
            </Button>
          )}
        />
        {can('ANSWER') ? <AnswerPanel pair={pair} /> : null}
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
          <PairSides pair={pair} onLeave={setLeaving} onTerms={setTerms} />
        </Panel>
        <Panel title={t('conditions')}>
          <Facts
            facts={[
              { label: t('form'), value: t(`terms:form.${pair.form}`) },
              { label: t('format'), value: pair.twoWay ? t('twoWay.format', { format: kind }) : kind },
              ...directions,
              {
                label: t('orderOf'),
                value: pair.order ? <OrderLink order={pair.order} /> : dash,
              },
              ...giving,
              { label: t('startedOn'), value: pair.startedOn ? format.dayLong(pair.startedOn) : dash },
              ...(pair.endedOn ? [{ label: t('endedOn'), value: format.dayLong(pair.endedOn) }] : []),
              ...(pair.rests.length > 0
                ? [
                    {
                      label: t('rest.all'),
                      value: pair.rests
                        .map((rest) =>
                          t(rest.resumedOn ? 'rest.line' : 'rest.lineOpen', {
                            from: format.dayNumeric(rest.from),
                            until: rest.resumedOn ? format.dayNumeric(rest.resumedOn) : '',
                            reason: t(`terms:suspensionReason.${rest.reason}`),
                          }),
                        )
                        .join('; '),
                    },
                  ]
                : []),
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
      <SuspendPair opened={suspending} onClose={suspend.close} pairId={pair.id} names={names} />
      <DutyTermsSheet mentor={terms} onClose={() => setTerms(undefined)} pairId={pair.id} />
      <FileRequest kind={asking} onClose={() => setAsking(undefined)} pairId={pair.id} />
      <PrepareChangeOrder
        opened={changing !== undefined}
        onClose={() => setChanging(undefined)}
        schoolId={pair.school.id}
        pair={{ id: pair.id, names, menteeIds: pair.mentees.map(({ person }) => person.id) }}
        begin={changing?.begin}
      />
      <LeaveGroup member={leaving} onClose={() => setLeaving(undefined)} pairId={pair.id} />
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
