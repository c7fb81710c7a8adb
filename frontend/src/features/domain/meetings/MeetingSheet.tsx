import { Button, Checkbox, Group, NumberInput, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as v from 'valibot'
import { graphql } from '@/shared/graphql/generated'
import type { MeetingFormQuery, MeetingMode, RecordMeetingRefusal } from '@/shared/graphql/generated/graphql'
import { graphqlRequest } from '@/shared/graphql/request'
import { useRefresh } from '@/shared/graphql/use-refresh'
import { msg } from '@/shared/i18n/message'
import { today } from '@/shared/lib/days'
import { AppForm } from '@/shared/ui/form/AppForm'
import { DateField } from '@/shared/ui/form/DateField'
import { inputProblems } from '@/shared/ui/form/input-problems'
import { useAppForm } from '@/shared/ui/form/use-app-form'
import { notify } from '@/shared/ui/notify'
import { PageLoading } from '@/shared/ui/PageLoading'
import { SideSheet } from '@/shared/ui/SideSheet'
import { MeetingModeField } from './MeetingModeField'
import classes from './MeetingSheet.module.css'
import { meetingFormQuery } from './meeting-form.query'
import { MODES } from './modes'
import { ScoreField } from './ScoreField'

const RECORD = graphql(/* GraphQL */ `
  mutation RecordMeeting($input: RecordMeetingInput!) {
    recordMeeting(input: $input) {
      __typename
      ... on RecordMeetingDone {
        meeting {
          id
        }
      }
      ... on RecordMeetingRefused {
        reason
      }
      ... on InvalidInput {
        ...InputProblems_input
      }
    }
  }
`)

const FEEDBACK = graphql(/* GraphQL */ `
  mutation GiveMeetingFeedback($input: GiveMeetingFeedbackInput!) {
    giveMeetingFeedback(input: $input) {
      __typename
    }
  }
`)

/** The lengths of one tap; any other is typed. */
const USUAL_MINUTES = [30, 45, 60, 90]

const text = v.pipe(v.string(), v.trim(), v.nonEmpty(msg('common:form.required')))
const schema = v.object({
  heldOn: v.pipe(v.nullable(v.string()), v.string(msg('common:form.required'))),
  minutes: v.pipe(
    v.union([v.number(), v.string()]),
    v.toNumber(msg('meetings:minutesOdd')),
    v.integer(msg('meetings:minutesOdd')),
    v.minValue(5, msg('meetings:minutesOdd')),
    v.maxValue(600, msg('meetings:minutesOdd')),
  ),
  mode: v.picklist(MODES),
  topic: text,
  summary: text,
  goals: v.pipe(v.string(), v.trim()),
  doneGoalIds: v.array(v.string()),
})

const REFUSED_FIELD = {
  ODD_LENGTH: 'minutes',
  OUTSIDE_PAIR: 'heldOn',
  IN_THE_FUTURE: 'heldOn',
  NOT_PLANNED: undefined,
} satisfies Record<RecordMeetingRefusal, string | undefined>

type Props = {
  opened: boolean
  onClose: () => void
  mentorshipId: string
  /** The first day on which a meeting can have been. */
  startedOn: string
  /** Whose pair it is, in words. */
  about: string
  /** What the plan has next: a topic in one tap. */
  topics: readonly string[]
  /** `planned-meeting:…` that was held, when the form is opened from it. */
  plannedId?: string | undefined
}

/** A meeting after the lesson, on a phone: today, the usual length, the next topic of the plan. */
export function MeetingSheet({ opened, ...rest }: Props) {
  const { t } = useTranslation('meetings')
  return (
    <SideSheet opened={opened} onClose={rest.onClose} title={t('record')} description={rest.about}>
      <Loaded {...rest} />
    </SideSheet>
  )
}

type Before = NonNullable<NonNullable<MeetingFormQuery['viewer']>['mentorship']>

/** The form waits for what it is filled with beforehand; without it, it is an empty form. */
function Loaded(props: Omit<Props, 'opened'>) {
  const query = useQuery(meetingFormQuery(props.mentorshipId))
  if (query.isPending) return <PageLoading />
  return <Form {...props} before={query.data?.viewer?.mentorship ?? undefined} />
}

type FormProps = Omit<Props, 'opened'> & { before: Before | undefined }

function Form({ onClose, mentorshipId, startedOn, topics, plannedId, before }: FormProps) {
  const { t } = useTranslation('meetings')
  const { t: tCommon } = useTranslation()
  const refresh = useRefresh()
  const held = before?.journal.planned.filter(({ viewerCan }) => viewerCan.includes('HOLD')) ?? []
  const planned = held.find(({ id }) => id === plannedId) ?? held[0]
  const last = before?.meetings.nodes[0]
  const goals = before?.journal.openGoals ?? []
  const app = useAppForm({
    schema,
    initialValues: {
      heldOn: (planned?.plannedOn ?? today()) as string | null,
      minutes: (last?.minutes ?? 45) as number | string,
      mode: (planned?.mode ?? last?.mode ?? 'IN_PERSON') as MeetingMode,
      topic: planned?.topic ?? '',
      summary: '',
      goals: '',
      doneGoalIds: [] as string[],
    },
  })
  const [score, setScore] = useState<number | null>(null)
  const save = useMutation({
    mutationFn: (values: v.InferOutput<typeof schema>) =>
      graphqlRequest(RECORD, {
        input: { mentorshipId, plannedMeetingId: planned?.id ?? null, ...values },
      }),
    onSuccess: async ({ recordMeeting: answer }) => {
      switch (answer.__typename) {
        case 'RecordMeetingDone':
          if (score !== null) {
            const meetingId = answer.meeting.id
            // The entry stands whatever becomes of this: a word about a meeting can be said later.
            await graphqlRequest(FEEDBACK, { input: { meetingId, score, words: '' } }).catch(() => undefined)
          }
          await refresh()
          notify(t('recorded'))
          return onClose()
        case 'RecordMeetingRefused':
          return app.refuse([
            {
              path: REFUSED_FIELD[answer.reason],
              message: t(`refusal.${answer.reason}`),
            },
          ])
        case 'InvalidInput':
          return app.refuse(inputProblems(answer, tCommon))
        default:
          return answer satisfies never
      }
    },
  })
  // What was planned stands in the field already; the last topic again, and what the plan has next, in one tap.
  const suggested = [...new Set([...(last ? [last.topic] : []), ...topics])].slice(0, 4)
  return (
    <AppForm
      app={app}
      busy={save.isPending}
      error={save.error}
      submitLabel={t('save')}
      onCancel={onClose}
      onSubmit={app.submit((values) => save.mutate(values))}
    >
      <DateField
        key={app.key('heldOn')}
        {...app.field('heldOn')}
        label={t('heldOn')}
        minDate={startedOn}
        maxDate={today()}
        withAsterisk
      />
      <div>
        <NumberInput
          key={app.key('minutes')}
          {...app.field('minutes')}
          label={t('minutes')}
          min={5}
          max={600}
          step={5}
          allowDecimal={false}
          withAsterisk
        />
        <Group gap={6} mt={6}>
          {USUAL_MINUTES.map((count) => (
            <Button
              key={count}
              variant="default"
              size="compact-sm"
              className={classes.chip}
              onClick={() => app.form.setFieldValue('minutes', count)}
            >
              {t('length', { count })}
            </Button>
          ))}
        </Group>
      </div>
      <MeetingModeField app={app} />
      <div>
        <TextInput key={app.key('topic')} {...app.field('topic')} label={t('topic')} withAsterisk />
        {suggested.length > 0 ? (
          <Group gap={6} mt={6}>
            {suggested.map((topic) => (
              <Button
                key={topic}
                variant="default"
                size="compact-sm"
                className={classes.chip}
                aria-label={t('fromPlan', { topic })}
                onClick={() => app.form.setFieldValue('topic', topic)}
              >
                {topic}
              </Button>
            ))}
          </Group>
        ) : null}
      </div>
      <Textarea
        key={app.key('summary')}
        {...app.field('summary')}
        label={t('summary')}
        autosize
        minRows={3}
        withAsterisk
      />
      {goals.length > 0 ? (
        <Checkbox.Group key={app.key('doneGoalIds')} {...app.field('doneGoalIds')} label={t('goalsDone')}>
          <Stack gap="xs" mt="xs">
            {goals.map(({ id, text: goal }) => (
              <Checkbox key={id} value={id} label={goal} />
            ))}
          </Stack>
        </Checkbox.Group>
      ) : null}
      <Textarea
        key={app.key('goals')}
        {...app.field('goals')}
        label={t('goals')}
        description={t('goalsHint')}
        autosize
        minRows={2}
      />
      <div>
        <ScoreField label={t('howWasIt')} value={score} onChange={setScore} />
        <Text size="sm" c="dimmed">
          {t('pulse.whoReads')}
        </Text>
      </div>
    </AppForm>
  )
}
