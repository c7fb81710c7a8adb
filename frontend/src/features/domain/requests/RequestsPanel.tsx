import { Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Facts } from '@/features/domain/people/Facts'
import { type FragmentType, graphql, readFragment } from '@/shared/graphql/generated'
import type { Request_RequestFragment, RequestState } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { useFormat } from '@/shared/i18n/format'
import { Confirm } from '@/shared/ui/Confirm'
import { IconCompleted, IconDeclined, IconDone, IconReturned, IconWaiting } from '@/shared/ui/icons'
import { notify } from '@/shared/ui/notify'
import { Panel } from '@/shared/ui/Panel'
import { type StatusLook, StatusMark } from '@/shared/ui/StatusMark'
import { ConsiderRequest, DecideRequest } from './RequestWords'
import { REQUEST } from './request.fragment'

const LOOK = {
  FILED: { icon: IconWaiting, tone: 'attention' },
  CONSIDERED: { icon: IconWaiting, tone: 'attention' },
  GRANTED: { icon: IconDone, tone: 'attention' },
  REFUSED: { icon: IconDeclined, tone: 'neutral' },
  WITHDRAWN: { icon: IconReturned, tone: 'neutral' },
  EXECUTED: { icon: IconCompleted, tone: 'done' },
} as const satisfies Record<RequestState, StatusLook>

type Props = {
  requests: readonly FragmentType<typeof REQUEST>[]
  /** How what was granted is carried out: the pair's own acts. */
  execute: (request: Request_RequestFragment) => ReactNode
}

/** What participants ask of the head, each with where it stands and what comes next. */
export function RequestsPanel({ requests, execute }: Props) {
  const { t } = useTranslation('requests')
  const rows = readFragment(REQUEST, requests)
  if (rows.length === 0) return null
  return (
    <Panel title={t('title')}>
      <Stack gap="lg">
        {rows.map((request) => (
          <OneRequest key={request.id} request={request} execute={execute} />
        ))}
      </Stack>
    </Panel>
  )
}

function OneRequest({ request, execute }: { request: Request_RequestFragment; execute: Props['execute'] }) {
  const { t } = useTranslation('requests')
  const format = useFormat()
  const [considering, consider] = useDisclosure()
  const [deciding, setDeciding] = useState<boolean>()
  const [withdrawing, withdraw] = useDisclosure()
  const can = (action: Request_RequestFragment['viewerCan'][number]) => request.viewerCan.includes(action)
  return (
    <section aria-label={t(`kind.${request.kind}`)}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <Text fw={500}>
          {t(`kind.${request.kind}`)}, {request.author.shortName}
        </Text>
        <StatusMark {...LOOK[request.state]} label={t(`state.${request.state}`)} />
      </Group>
      <Facts
        facts={[
          { label: t('filedOn'), value: format.dayLong(request.filedOn) },
          ...(request.noticeUntil
            ? [
                {
                  label: t('noticeUntil'),
                  value:
                    request.noticeGround === 'LAW_ALONE'
                      ? t('noticeByLaw', { day: format.dayLong(request.noticeUntil) })
                      : format.dayLong(request.noticeUntil),
                },
              ]
            : []),
          ...(request.reason ? [{ label: t('reason'), value: request.reason }] : []),
          ...(request.opinion ? [{ label: t('opinion'), value: request.opinion }] : []),
          ...(request.decidedOn
            ? [
                {
                  label: t('decidedOn'),
                  value: [format.dayLong(request.decidedOn), request.decision].filter(Boolean).join('. '),
                },
              ]
            : []),
        ]}
      />
      <Group gap="xs" mt="sm">
        {can('CONSIDER') ? (
          <Button variant="default" onClick={consider.open}>
            {t('consider.open')}
          </Button>
        ) : null}
        {can('DECIDE') ? (
          <>
            <Button onClick={() => setDeciding(true)}>{t('decide.grant')}</Button>
            <Button variant="default" onClick={() => setDeciding(false)}>
              {t('decide.refuse')}
            </Button>
          </>
        ) : null}
        {can('WITHDRAW') ? (
          <Button variant="default" onClick={withdraw.open}>
            {t('withdraw.open')}
          </Button>
        ) : null}
        {can('EXECUTE') ? execute(request) : null}
      </Group>
      <ConsiderRequest opened={considering} onClose={consider.close} requestId={request.id} />
      <DecideRequest grant={deciding} onClose={() => setDeciding(undefined)} requestId={request.id} />
      <WithdrawRequest opened={withdrawing} onClose={withdraw.close} requestId={request.id} />
    </section>
  )
}

const WITHDRAW = graphql(/* GraphQL */ `
  mutation WithdrawRequest($input: WithdrawRequestInput!) {
    withdrawRequest(input: $input) {
      __typename
      ... on WithdrawRequestRefused {
        reason
      }
    }
  }
`)

function WithdrawRequest({
  opened,
  onClose,
  requestId,
}: {
  opened: boolean
  onClose: () => void
  requestId: string
}) {
  const { t } = useTranslation('requests')
  const refresh = useRefresh()
  const save = useMutation({
    mutationFn: () => graphqlRequest(WITHDRAW, { input: { requestId } }),
    onSuccess: async ({ withdrawRequest: answer }) => {
      await refresh()
      onClose()
      switch (answer.__typename) {
        case 'WithdrawRequestDone':
          return notify(t('withdraw.done'))
        case 'WithdrawRequestRefused':
          return notify(t(`withdraw.refusal.${answer.reason}`), 'problem')
        default:
          return answer satisfies never
      }
    },
  })
  return (
    <Confirm
      opened={opened}
      title={t('withdraw.title')}
      consequences={[t('withdraw.consequence')]}
      confirmLabel={t('withdraw.open')}
      busy={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate()}
      onClose={onClose}
    />
  )
}
