import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { graphql } from '@/shared/graphql/generated'
import type { DropOutcome, PairJournal_JournalFragment } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { useDue } from '@/shared/i18n/due'
import { useFormat } from '@/shared/i18n/format'
import { inputProblems } from '@/shared/ui/form/input-problems'
import type { Refusal } from '@/shared/ui/form/use-app-form'
import { WordsSheet } from '@/shared/ui/form/WordsSheet'
import { IconCalendar } from '@/shared/ui/icons'
import { notify } from '@/shared/ui/notify'
import { Panel } from '@/shared/ui/Panel'
import classes from './PairMeetings.module.css'
import { type Planned, PlanSheet } from './PlanSheet'

const DROP = graphql(/* GraphQL */ `
  mutation DropPlannedMeeting($input: DropPlannedMeetingInput!) {
    dropPlannedMeeting(input: $input) {
      __typename
      ... on DropPlannedMeetingRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

type Props = {
  mentorshipId: string
  journal: PairJournal_JournalFragment
  /** Whether the reader keeps the journal of a pair in force. */
  keeps: boolean
  /** Opens the form of the entry with what was planned. */
  onHold: (planned: Planned) => void
}

/** What lies ahead of a pair: planned meetings, and what is to be done until then. Nothing when there is nothing. */
export function PlannedMeetings({ mentorshipId, journal, keeps, onHold }: Props) {
  const { t } = useTranslation('meetings')
  const [planning, sheet] = useDisclosure()
  const { planned, fallen, openGoals } = journal
  if (!keeps && planned.length + fallen.length + openGoals.length === 0) return null
  return (
    <Panel
      title={t('plan.title')}
      actions={
        keeps ? (
          <Button variant="default" leftSection={<IconCalendar size={16} aria-hidden />} onClick={sheet.open}>
            {t('plan.new')}
          </Button>
        ) : null
      }
    >
      <Stack gap="md">
        {planned.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('plan.none')}
          </Text>
        ) : (
          <ol className={classes.list}>
            {planned.map((meeting) => (
              <PlannedItem
                key={meeting.id}
                planned={meeting}
                mentorshipId={mentorshipId}
                onHold={() => onHold(meeting)}
              />
            ))}
          </ol>
        )}
        {openGoals.length > 0 ? (
          <div>
            <Text size="sm" fw={500}>
              {t('openGoals')}
            </Text>
            <ul>
              {openGoals.map((goal) => (
                <li key={goal.id}>{goal.text}</li>
              ))}
            </ul>
          </div>
        ) : null}
        {fallen.length > 0 ? <Fallen fallen={fallen} /> : null}
      </Stack>
      <PlanSheet opened={planning} onClose={sheet.close} mentorshipId={mentorshipId} />
    </Panel>
  )
}

type ItemProps = { planned: Planned; mentorshipId: string; onHold: () => void }

function PlannedItem({ planned, mentorshipId, onHold }: ItemProps) {
  const { t } = useTranslation('meetings')
  const { t: tCommon } = useTranslation()
  const format = useFormat()
  const due = useDue()
  const refresh = useRefresh()
  const [editing, editor] = useDisclosure()
  const [dropped, setDropped] = useState<DropOutcome>()
  const may = (action: Planned['viewerCan'][number]) => planned.viewerCan.includes(action)

  async function drop(reason: string): Promise<readonly Refusal[]> {
    const outcome = dropped ?? 'CANCELLED'
    const { dropPlannedMeeting: answer } = await graphqlRequest(DROP, {
      input: { plannedMeetingId: planned.id, outcome, reason },
    })
    switch (answer.__typename) {
      case 'DropPlannedMeetingDone':
        await refresh()
        notify(t(`plan.dropped.${outcome}`))
        return []
      case 'DropPlannedMeetingRefused':
        return [{ message: t(`plan.dropRefusal.${answer.reason}`) }]
      case 'InvalidInput':
        return inputProblems(answer, tCommon, { reason: 'words' })
      default:
        return answer satisfies never
    }
  }

  const when = [format.dayLong(planned.plannedOn), planned.time].filter(Boolean).join(', ')
  return (
    <li className={classes.item}>
      <Text fw={500}>{planned.topic}</Text>
      <Text size="sm" c="dimmed">
        {when}, {t(`modeOf.${planned.mode}`)} ({due(planned.plannedOn)})
      </Text>
      {planned.link ? (
        <Anchor href={planned.link} target="_blank" rel="noreferrer" size="sm">
          {t('plan.join')}
        </Anchor>
      ) : null}
      {planned.agenda ? (
        <Text size="sm" className={classes.prose}>
          {planned.agenda}
        </Text>
      ) : null}
      {planned.viewerCan.length > 0 ? (
        <Group gap="xs" mt="xs" className="app-no-print">
          {may('HOLD') ? <Button onClick={onHold}>{t('plan.hold')}</Button> : null}
          {may('MISS') ? (
            <Button variant="default" onClick={() => setDropped('MISSED')}>
              {t('plan.miss')}
            </Button>
          ) : null}
          {may('EDIT') ? (
            <Button variant="default" onClick={editor.open}>
              {t('plan.edit')}
            </Button>
          ) : null}
          {may('CANCEL') ? (
            <Button variant="subtle" onClick={() => setDropped('CANCELLED')}>
              {t('plan.cancel')}
            </Button>
          ) : null}
        </Group>
      ) : null}
      <PlanSheet opened={editing} onClose={editor.close} mentorshipId={mentorshipId} planned={planned} />
      <WordsSheet
        opened={dropped !== undefined}
        onClose={() => setDropped(undefined)}
        title={dropped === 'MISSED' ? t('plan.miss') : t('plan.cancel')}
        description={planned.topic}
        label={t('plan.reason')}
        submitLabel={t('plan.saveReason')}
        send={drop}
      />
    </li>
  )
}

function Fallen({ fallen }: { fallen: PairJournal_JournalFragment['fallen'] }) {
  const { t } = useTranslation('meetings')
  const format = useFormat()
  return (
    <details>
      <summary style={{ cursor: 'pointer' }}>{t('plan.fallen', { count: fallen.length })}</summary>
      <ul>
        {fallen.map((meeting) => (
          <li key={meeting.id}>
            {t(`plan.fallenOf.${meeting.state === 'MISSED' ? 'MISSED' : 'CANCELLED'}`, {
              topic: meeting.topic,
              date: format.dayLong(meeting.plannedOn),
              reason: meeting.reason ?? '',
            })}
          </li>
        ))}
      </ul>
    </details>
  )
}
