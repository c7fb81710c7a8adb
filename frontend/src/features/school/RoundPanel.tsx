import { Button, Group, Menu, Progress, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { useFormat } from '@/shared/i18n/format'
import { bareId } from '@/shared/lib/ids'
import { DataTable } from '@/shared/ui/DataTable'
import { EmptyState } from '@/shared/ui/EmptyState'
import { ErrorNote } from '@/shared/ui/ErrorNote'
import { IconCompleted, IconDraft, IconEarlier, IconWaiting } from '@/shared/ui/icons'
import { AnchorLink } from '@/shared/ui/links'
import { notify } from '@/shared/ui/notify'
import { Panel } from '@/shared/ui/Panel'
import { RowMenu } from '@/shared/ui/RowMenu'
import { type StatusLook, StatusMark } from '@/shared/ui/StatusMark'
import type { Column } from '@/shared/ui/table.types'
import { AnswersSheet } from './AnswersSheet'
import { type IssuedLink, LinksToPrint } from './LinksToPrint'
import { CLOSE_ROUND, ISSUE_LINKS, type Response, type Round } from './surveys.query'

type Standing = 'silent' | 'draft' | 'proposal' | 'taken' | 'dismissed'

const LOOK = {
  silent: { icon: IconDraft, tone: 'neutral' },
  draft: { icon: IconWaiting, tone: 'neutral' },
  proposal: { icon: IconWaiting, tone: 'attention' },
  taken: { icon: IconCompleted, tone: 'done' },
  dismissed: { icon: IconEarlier, tone: 'neutral' },
} as const satisfies Record<Standing, StatusLook>

function standingOf({ submittedAt, outcome, answered }: Response): Standing {
  if (!submittedAt) return answered > 0 ? 'draft' : 'silent'
  if (!outcome) return 'proposal'
  return outcome === 'TAKEN' ? 'taken' : 'dismissed'
}

/** One round: how far everybody is, links for the silent, proposals to be looked at. */
export function RoundPanel({ round, schoolName }: { round: Round; schoolName: string }) {
  const { t } = useTranslation(['survey', 'people'])
  const format = useFormat()
  const refresh = useRefresh()
  const [read, setRead] = useState<Response>()
  const [links, setLinks] = useState<readonly IssuedLink[]>([])
  const silent = round.responses.filter(({ submittedAt }) => !submittedAt)
  const reachable = silent.filter(({ person }) => person.record?.email)
  const issue = useMutation({
    mutationFn: ({ people, send }: { people: readonly Response[]; send: boolean }) =>
      graphqlRequest(ISSUE_LINKS, {
        input: { roundId: round.id, personIds: people.map(({ person }) => person.id), send },
      }),
    onSuccess: async ({ issueSurveyLinks: { links: issued } }, { send }) => {
      await refresh()
      if (send) notify(t('links.sent', { count: issued.length }))
      else setLinks(issued)
    },
  })
  const close = useMutation({
    mutationFn: () => graphqlRequest(CLOSE_ROUND, { input: { roundId: round.id } }),
    onSuccess: async ({ closeSurveyRound: answer }) => {
      await refresh()
      notify(
        t(
          answer.__typename === 'CloseSurveyRoundDone'
            ? 'rounds.closedNow'
            : `rounds.refusal.${answer.reason}`,
        ),
      )
    },
  })
  const columns: Column<Response>[] = [
    {
      id: 'person',
      header: t('rounds.person'),
      phone: 'title',
      cell: ({ person }) => (
        <>
          <AnchorLink to="/people/$personId" params={{ personId: bareId(person.id) }}>
            {person.fullName}
          </AnchorLink>
          <Text size="xs" c="dimmed" component="div">
            {person.record?.email ?? t('links.noMail')}
          </Text>
        </>
      ),
    },
    {
      id: 'meter',
      header: t('rounds.progress'),
      phone: 'detail',
      cell: ({ answered, asked }) => (
        <>
          <Text size="xs" c="dimmed" component="div">
            {t('meter', { answered, all: asked })}
          </Text>
          <Progress
            size="sm"
            w={120}
            value={(answered / asked) * 100}
            aria-label={t('meter', { answered, all: asked })}
          />
        </>
      ),
    },
    {
      id: 'when',
      header: t('rounds.when'),
      phone: 'labelled',
      cell: ({ submittedAt, savedAt }) => {
        const at = submittedAt ?? savedAt
        return at ? format.moment(at) : t('rounds.notYet')
      },
    },
    {
      id: 'state',
      header: t('rounds.state'),
      phone: 'mark',
      cell: (row) => <StatusMark {...LOOK[standingOf(row)]} label={t(`standing.${standingOf(row)}`)} />,
    },
  ]
  return (
    <Panel
      title={t(`kind.${round.kind}`)}
      description={t(round.open ? 'rounds.until' : 'rounds.over', { on: format.dayLong(round.closesOn) })}
      actions={
        round.open ? (
          <Group gap="xs">
            <Button
              disabled={reachable.length === 0}
              loading={issue.isPending && issue.variables.send}
              onClick={() => issue.mutate({ people: reachable, send: true })}
            >
              {t('links.remind', { count: reachable.length })}
            </Button>
            <Button
              variant="default"
              disabled={silent.length === 0}
              loading={issue.isPending && !issue.variables.send}
              onClick={() => issue.mutate({ people: silent, send: false })}
            >
              {t('links.print')}
            </Button>
            <RowMenu label={t('rounds.more')}>
              <Menu.Item onClick={() => close.mutate()}>{t('rounds.close')}</Menu.Item>
            </RowMenu>
          </Group>
        ) : null
      }
    >
      {issue.error ? <ErrorNote error={issue.error} /> : null}
      {close.error ? <ErrorNote error={close.error} /> : null}
      <DataTable
        loading={false}
        refreshing={false}
        error={null}
        onRetry={() => undefined}
        caption={t('rounds.responses')}
        columns={columns}
        rows={round.responses}
        rowKey={({ id }) => id}
        totalCount={round.asked}
        countLabel={(count) => t('rounds.answeredOf', { count, answered: round.answered })}
        rowActions={(row) => (
          <Group gap={4} wrap="nowrap" justify="flex-end">
            {row.answers ? (
              <Button
                size="xs"
                variant={row.outcome ? 'default' : 'filled'}
                aria-label={t('answers.openOf', { name: row.person.fullName })}
                onClick={() => setRead(row)}
              >
                {t(row.outcome ? 'answers.read' : 'answers.look')}
              </Button>
            ) : round.open ? (
              <Button
                size="xs"
                variant="default"
                aria-label={t('links.oneOf', { name: row.person.fullName })}
                onClick={() => issue.mutate({ people: [row], send: false })}
              >
                {t('links.one')}
              </Button>
            ) : null}
          </Group>
        )}
        empty={<EmptyState title={t('rounds.nobody')} />}
      />
      <AnswersSheet kind={round.kind} response={read} onClose={() => setRead(undefined)} />
      <LinksToPrint
        links={links}
        onClose={() => setLinks([])}
        title={t('links.title', { kind: t(`kind.${round.kind}`), school: schoolName })}
        closesOn={round.closesOn}
      />
    </Panel>
  )
}
