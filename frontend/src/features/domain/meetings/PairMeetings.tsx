import { Button, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FragmentType, graphql, readFragment } from '@/shared/graphql/generated'
import type { PairMeetings_MeetingFragment } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { useFormat } from '@/shared/i18n/format'
import { Confirm } from '@/shared/ui/Confirm'
import { EmptyState } from '@/shared/ui/EmptyState'
import { IconAdd, IconCalendar } from '@/shared/ui/icons'
import { notify } from '@/shared/ui/notify'
import { Panel } from '@/shared/ui/Panel'
import { EarlierMeetings } from './EarlierMeetings'
import { MeetingSheet } from './MeetingSheet'
import classes from './PairMeetings.module.css'
import { PairPulse } from './PairPulse'
import { PlannedMeetings } from './PlannedMeetings'
import type { Planned } from './PlanSheet'
import { PulsePrompt } from './PulsePrompt'
import { JOURNAL } from './planned.fragment'

export const MEETING = graphql(/* GraphQL */ `
  fragment PairMeetings_meeting on Meeting {
    id
    heldOn
    minutes
    mode
    topic
    summary
    goals
    goalList {
      id
      text
      done
    }
    feedback {
      person {
        id
        shortName
      }
      score
    }
    recordedBy {
      id
      shortName
    }
    viewerCan
  }
`)

const FRAGMENT = graphql(/* GraphQL */ `
  fragment PairMeetings_mentorship on Mentorship {
    id
    startedOn
    viewerCan
    mentees {
      person {
        id
        shortName
      }
    }
    mentors {
      person {
        id
        shortName
      }
    }
    programme {
      id
      activities {
        id
        title
        state
      }
    }
    journal {
      ...PairJournal_journal
    }
    meetings(first: 10) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        ...PairMeetings_meeting
      }
    }
  }
`)

const REMOVE = graphql(/* GraphQL */ `
  mutation RemoveMeeting($input: RemoveMeetingInput!) {
    removeMeeting(input: $input) {
      __typename
      ... on RemoveMeetingRefused {
        reason
      }
    }
  }
`)

type Meeting = PairMeetings_MeetingFragment
type Props = { mentorship: FragmentType<typeof FRAGMENT> }

/** The journal of a pair, the latest meeting first; a new one is recorded here. */
export function PairMeetings({ mentorship }: Props) {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  const pair = readFragment(FRAGMENT, mentorship)
  const [recording, sheet] = useDisclosure()
  const [held, setHeld] = useState<Planned>()
  const journal = readFragment(JOURNAL, pair.journal)
  const [removed, setRemoved] = useState<Meeting>()
  const keeps = pair.viewerCan.includes('KEEP_MEETINGS') && pair.startedOn !== null
  const { meetings } = pair
  const names = [...pair.mentors, ...pair.mentees].map(({ person }) => person.shortName)
  const record = keeps ? (
    <Button leftSection={<IconAdd size={16} aria-hidden />} onClick={sheet.open}>
      {t('record')}
    </Button>
  ) : null
  return (
    <>
      {journal.pulseDue ? (
        <PulsePrompt mentorshipId={pair.id} kind={journal.pulseDue.kind} partner={format.list(names)} />
      ) : null}
      <PlannedMeetings
        mentorshipId={pair.id}
        journal={journal}
        keeps={keeps}
        onHold={(planned) => {
          setHeld(planned)
          sheet.open()
        }}
      />
      <Panel
        title={t('title')}
        description={meetings.totalCount > 0 ? t('count', { count: meetings.totalCount }) : undefined}
        actions={meetings.totalCount > 0 ? record : null}
      >
        {meetings.totalCount === 0 ? (
          <EmptyState
            icon={IconCalendar}
            title={t('empty')}
            hint={t(pair.startedOn ? 'emptyHint' : 'emptyBefore')}
            action={record}
          />
        ) : (
          <ol className={classes.list}>
            {meetings.nodes.map((node) => (
              <MeetingItem key={node.id} meeting={node} onRemove={setRemoved} />
            ))}
            {meetings.pageInfo.hasNextPage && meetings.pageInfo.endCursor ? (
              <EarlierMeetings
                mentorshipId={pair.id}
                after={meetings.pageInfo.endCursor}
                render={(node) => <MeetingItem key={node.id} meeting={node} onRemove={setRemoved} />}
              />
            ) : null}
          </ol>
        )}
        {pair.startedOn ? (
          <MeetingSheet
            opened={recording}
            onClose={() => {
              setHeld(undefined)
              sheet.close()
            }}
            plannedId={held?.id}
            mentorshipId={pair.id}
            startedOn={pair.startedOn}
            about={format.list(names)}
            topics={(pair.programme?.activities ?? [])
              .filter(({ state }) => state !== 'ACCEPTED')
              .map(({ title }) => title)}
          />
        ) : null}
        <RemoveMeeting meeting={removed} onClose={() => setRemoved(undefined)} />
      </Panel>
      <PairPulse answers={journal.pulse} />
    </>
  )
}

type ItemProps = { meeting: FragmentType<typeof MEETING>; onRemove: (meeting: Meeting) => void }

function MeetingItem({ meeting: ref, onRemove }: ItemProps) {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  const meeting = readFragment(MEETING, ref)
  return (
    <li className={classes.item}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
        <div className={classes.words}>
          <Text fw={500}>{meeting.topic}</Text>
          <Text size="sm" c="dimmed">
            {t('facts', {
              date: format.dayLong(meeting.heldOn),
              length: t('length', { count: meeting.minutes }),
              mode: t(`modeOf.${meeting.mode}`),
              by: meeting.recordedBy.shortName,
            })}
          </Text>
        </div>
        {meeting.viewerCan.includes('REMOVE') ? (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={t('removeOf', { topic: meeting.topic })}
            onClick={() => onRemove(meeting)}
            className={`${classes.remove} app-no-print`}
          >
            {t('remove')}
          </Button>
        ) : null}
      </Group>
      <Text className={classes.prose}>{meeting.summary}</Text>
      {meeting.goalList.length > 0 ? (
        <div>
          <Text size="sm" c="dimmed">
            {t('goalsShort')}
          </Text>
          <ul className={classes.goals}>
            {meeting.goalList.map((goal) => (
              <li key={goal.id}>
                {goal.text}
                {goal.done ? (
                  <Text component="span" size="sm" c="dimmed">{` — ${t('goalDone')}`}</Text>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      ) : meeting.goals ? (
        <Text size="sm" className={classes.prose}>
          <Text component="span" inherit c="dimmed">
            {t('goalsShort')}
          </Text>{' '}
          {meeting.goals}
        </Text>
      ) : null}
      {meeting.feedback.length > 0 ? (
        <Text size="sm" c="dimmed">
          {meeting.feedback
            .map(({ person, score }) => t('pulse.scoreOf', { name: person.shortName, score }))
            .join('; ')}
        </Text>
      ) : null}
    </li>
  )
}

function RemoveMeeting({ meeting, onClose }: { meeting: Meeting | undefined; onClose: () => void }) {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  const refresh = useRefresh()
  const remove = useMutation({
    mutationFn: (meetingId: string) => graphqlRequest(REMOVE, { input: { meetingId } }),
    onSuccess: async ({ removeMeeting: answer }) => {
      switch (answer.__typename) {
        case 'RemoveMeetingDone':
          await refresh()
          notify(t('removed'))
          return onClose()
        case 'RemoveMeetingRefused':
          notify(t(`removeRefusal.${answer.reason}`), 'problem')
          return onClose()
        default:
          return answer satisfies never
      }
    },
  })
  return (
    <Confirm
      opened={meeting !== undefined}
      title={meeting ? t('removeAsk', { topic: meeting.topic, date: format.dayLong(meeting.heldOn) }) : ''}
      consequences={[t('removeGone'), t('removeTerm')]}
      confirmLabel={t('remove')}
      tone="danger"
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => meeting && remove.mutate(meeting.id)}
      onClose={() => {
        remove.reset()
        onClose()
      }}
    />
  )
}
